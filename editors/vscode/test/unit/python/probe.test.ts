import * as assert from 'node:assert/strict';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import type { Candidate } from '../../../src/python/candidates';
import { isFit, probe, read, type Probed } from '../../../src/python/probe';

const candidate: Candidate = { command: '/usr/bin/python3', args: [], origin: 'PATH' };

function problemOf(probed: Probed): string {
  assert.ok(!isFit(probed), 'it fits');
  return probed.problem;
}

describe('the answer of a candidate', () => {
  const answer = (stdout: string, failure?: string) =>
    read(candidate, { stdout, failure: failure === undefined ? undefined : (name) => `${name} ${failure}` });

  it('fits from 3.11 on', () => {
    const expected = { executable: '/usr/bin/python3.11', version: '3.11.7', origin: 'PATH' };
    assert.deepEqual(answer('["/usr/bin/python3.11", 3, 11, 7]'), expected);
    assert.deepEqual(answer('pyenv says hello\n["/usr/bin/python3.11", 3, 11, 7]\r\n'), expected);
  });

  it('without an executable is of the candidate itself', () => {
    assert.equal((answer('[null, 4, 0, 0]') as { executable: string }).executable, '/usr/bin/python3');
    assert.equal((answer('["", 3, 14, 0]') as { executable: string }).executable, '/usr/bin/python3');
  });

  const problems: [string, string, string | undefined, string][] = [
    ['an old Python', '["/p", 3, 10, 12]', undefined, 'is Python 3.10.12, and 3.11 or later is needed.'],
    ['Python 2', '["/p", 2, 7, 18]', undefined, 'is Python 2.7.18, and 3.11 or later is needed.'],
    ['nothing', '', undefined, 'is no Python.'],
    ['words', 'hello', undefined, 'is no Python.'],
    ['other JSON', '{"a": 1}', undefined, 'is no Python.'],
    ['null', 'null', undefined, 'is no Python.'],
    ['a list of something else', '[1, "3", 12, 0]', undefined, 'is no Python.'],
    ['a failure', '["/p", 3, 12, 0]', 'ended with status 1.', 'ended with status 1.'],
  ];
  for (const [what, stdout, failure, expected] of problems) {
    it(`is a problem if it is ${what}`, () => {
      assert.equal(problemOf(answer(stdout, failure)), `/usr/bin/python3 ${expected}`);
    });
  }
});

describe('a candidate', () => {
  // Long enough for a slow machine to start a program, and short enough to wait for one that hangs
  const [LONG_MS, SHORT_MS] = [60_000, 1_000];
  /** A program that runs a line of JavaScript, and gets the question as arguments of it. */
  const program = (script: string): Candidate => ({
    command: process.execPath,
    args: ['-e', script, '--'],
    origin: 'PATH',
  });
  const ANSWER = 'console.log(JSON.stringify(["/p/python", 3, 12, 1]))';
  const run = async (script: string, patience = LONG_MS) => await probe(program(script), tmpdir(), patience);

  it('that answers is run', async () => {
    assert.deepEqual(await run(ANSWER), { executable: '/p/python', version: '3.12.1', origin: 'PATH' });
  });

  it('that reads its input first finds none', async () => {
    assert.ok(isFit(await run(`process.stdin.on("data", () => {}).on("end", () => { ${ANSWER} })`)));
  });

  const failures: [string, string, RegExp][] = [
    [
      'ends with a failure',
      'console.error("first\\nThe reason"); process.exit(3)',
      / ended with status 3: The reason\.$/,
    ],
    ['says something else', 'console.log("hello")', / is no Python\.$/],
    ['says nothing', '', / is no Python\.$/],
    ['writes without end', 'setInterval(() => console.log("y".repeat(1e6)), 0)', / writes without end\.$/],
    ['crashes', 'process.abort()', / (was ended by SIGABRT|ended with status \d+)/],
  ];
  for (const [what, script, expected] of failures) {
    it(`that ${what} does not fit`, async () => {
      assert.match(problemOf(await run(script)), expected);
    });
  }

  it('that does not answer is given up', async () => {
    assert.match(problemOf(await run('setInterval(() => {}, 1000)', SHORT_MS)), / did not answer within 1 seconds\.$/);
  });

  it('that does not want to end is given up', async () => {
    const script = 'process.on("SIGTERM", () => {}); setInterval(() => {}, 1000)';
    assert.match(problemOf(await run(script, SHORT_MS)), / did not answer within/);
  });

  it('that leaves a program behind that holds its output is given up', async () => {
    const script = `require("child_process").spawn(process.execPath, ["-e", "setTimeout(() => {}, 5000)"], { stdio: "inherit" })`;
    assert.match(problemOf(await run(script, SHORT_MS)), / did not answer within/);
  });

  const commands: [string, string, RegExp][] = [
    ['is not there', path.join(tmpdir(), 'nowhere', 'python3'), / was not found\.$/],
    ['is a folder', tmpdir(), / (could not be run \(EACCES\)|was not found)\.$/],
    ['is no path at all', `${tmpdir()}\0`, / could not be run \(/],
    ['is a bare name, which the system would look for in the current folder', 'node', /^node was not found\.$/],
    ['is a relative path', './node', / was not found\.$/],
    ['is empty', '', / was not found\.$/],
  ];
  for (const [what, command, expected] of commands) {
    it(`that ${what} does not fit`, async () => {
      assert.match(problemOf(await probe({ command, args: [], origin: 'PATH' }, tmpdir())), expected);
    });
  }

  it('in a folder that is gone does not fit', async () => {
    assert.match(problemOf(await probe(program(ANSWER), path.join(tmpdir(), 'nowhere'))), / was not found\.$/);
  });

  it('that must not be run is not run', async () => {
    const refused = { ...program(ANSWER), refusal: 'It is in the workspace.' };
    assert.equal(problemOf(await probe(refused, tmpdir())), 'It is in the workspace.');
  });
});
