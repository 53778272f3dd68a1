import * as assert from 'node:assert/strict';
import { candidates, onPath } from '../../src/server/candidates';
import { bundledServer, ownServer } from '../../src/server/launch';
import { findOnPath, type Environment } from '../../src/server/pathSearch';
import { read } from '../../src/server/probe';
import { Restarts } from '../../src/server/restarts';

function environment(files: string[], platform: NodeJS.Platform = 'linux', path = '/usr/bin:/opt/bin'): Environment {
  return { platform, path, pathExt: '.COM;.EXE', isFile: (file) => files.includes(file) };
}

describe('programs on PATH', () => {
  it('are found in its order', () => {
    assert.equal(findOnPath('python3', environment(['/opt/bin/python3', '/usr/bin/python3'])), '/usr/bin/python3');
    assert.equal(findOnPath('python', environment(['/usr/bin/python3'])), undefined);
  });

  it('have an ending on Windows', () => {
    assert.equal(
      findOnPath('py', environment(['C:\\Windows\\py.EXE'], 'win32', 'D:\\x;C:\\Windows')),
      'C:\\Windows\\py.EXE',
    );
  });

  it('are never looked for in a relative folder', () => {
    assert.equal(
      findOnPath('python3', environment(['./python3', 'python3', 'bin/python3'], 'linux', '.:bin:')),
      undefined,
    );
  });
});

describe('candidates', () => {
  const sources = {
    chosen: undefined,
    home: '/home/me',
    workspaceFolder: '/folder',
    environment: environment(['/usr/bin/python3', '/opt/bin/python']),
  };
  const commands = (setting: string, chosen?: string) =>
    candidates({ ...sources, setting, chosen }).map(({ command }) => command);

  it('are the setting, the Python extension and PATH, in this order', () => {
    assert.deepEqual(commands('/my/python', '/its/python'), [
      '/my/python',
      '/its/python',
      '/usr/bin/python3',
      '/opt/bin/python',
    ]);
    assert.deepEqual(commands(''), ['/usr/bin/python3', '/opt/bin/python']);
  });

  it('take short forms in the setting', () => {
    assert.equal(commands('~/venv/bin/python')[0], '/home/me/venv/bin/python');
    assert.equal(commands('${workspaceFolder}/.venv/bin/python')[0], '/folder/.venv/bin/python');
    assert.equal(commands('.venv/bin/python')[0], '/folder/.venv/bin/python');
    assert.equal(commands('python3')[0], '/usr/bin/python3');
  });

  it('have the launcher on Windows alone', () => {
    assert.deepEqual(onPath(environment(['/usr/bin/py'])), []);
    const [found] = onPath(environment(['C:\\Windows\\py.EXE'], 'win32', 'C:\\Windows'));
    assert.deepEqual(found?.args, ['-3']);
  });
});

describe('a candidate', () => {
  const candidate = { command: '/usr/bin/python3', args: [], origin: 'PATH' as const };

  it('fits from 3.11 on', () => {
    assert.deepEqual(read(candidate, '["/usr/bin/python3.11", 3, 11, 7]', null), {
      executable: '/usr/bin/python3.11',
      version: '3.11.7',
      origin: 'PATH',
    });
  });

  it('says why it does not fit', () => {
    const problem = (answer: string, error: Error | null = null) =>
      (read(candidate, answer, error) as { problem: string }).problem;
    assert.equal(
      problem('["/usr/bin/python3", 3, 8, 10]'),
      '/usr/bin/python3 is Python 3.8.10, and 3.11 or later is needed.',
    );
    assert.equal(problem('', Object.assign(new Error(), { code: 'ENOENT' })), '/usr/bin/python3 was not found.');
    assert.equal(problem('', new Error()), '/usr/bin/python3 is no Python 3.11 or later.');
    assert.equal(problem('hello'), '/usr/bin/python3 is no Python.');
  });
});

describe('the server', () => {
  it('is started without the site-packages of the interpreter', () => {
    const { command, args } = bundledServer(
      { executable: '/usr/bin/python3', version: '3.12.1', origin: 'PATH' },
      '/ext',
    );
    assert.equal(command, '/usr/bin/python3');
    assert.deepEqual(args.slice(0, 2), ['-I', '-S']);
    assert.deepEqual(args.slice(-2), ['/ext/bundled/run_server.py', '--stdio']);
  });

  it("is the user's own where one is set", () => {
    assert.equal(ownServer([]), undefined);
    assert.deepEqual(ownServer(['/my/report-ls', '--stdio'])?.args, ['--stdio']);
  });

  it('is started again a few times, and not for ever', () => {
    const restarts = new Restarts();
    assert.deepEqual(
      [0, 1, 2, 3, 4].map((time) => restarts.allow(time)),
      [true, true, true, true, false],
    );
    assert.equal(restarts.allow(10 * 60_000), true);
  });
});
