import * as assert from 'node:assert/strict';
import type { Candidate } from '../../../src/python/candidates';
import { isFit, type Probed } from '../../../src/python/probe';
import { firstFit, tryAll } from '../../../src/python/trials';

const candidates = (...commands: string[]) =>
  commands.map((command): Candidate => ({ command, args: [], origin: 'PATH' }));

/** Of `good`, and links to it, the answer is a Python; all others do not fit. */
async function ask(candidate: Candidate): Promise<Probed> {
  await Promise.resolve();
  return candidate.command.startsWith('good')
    ? { executable: candidate.command.slice(0, 5), version: '3.12.1', origin: candidate.origin }
    : { candidate, problem: `${candidate.command} is bad.` };
}

describe('candidates', () => {
  it('are tried until one fits', async () => {
    const { interpreter, unfit, isCutShort } = await firstFit(candidates('bad', 'good1', 'good2'), ask);
    assert.equal(interpreter?.executable, 'good1');
    assert.deepEqual(
      unfit.map(({ problem }) => problem),
      ['bad is bad.'],
    );
    assert.equal(isCutShort, false);
  });

  it('may all be bad', async () => {
    const { interpreter, unfit } = await firstFit(candidates('bad', 'worse'), ask);
    assert.equal(interpreter, undefined);
    assert.equal(unfit.length, 2);
  });

  it('are not tried for ever', async () => {
    const { interpreter, unfit, isCutShort } = await firstFit(candidates('bad', 'good1'), ask, 0);
    assert.equal(interpreter, undefined);
    assert.deepEqual(unfit, []);
    assert.equal(isCutShort, true);
  });

  it('are listed in their order, the same Python once', async () => {
    const found = await tryAll(candidates('good1', 'bad', 'good2', 'good1-link', 'worse', 'good3'), ask);
    assert.deepEqual(
      found.map((probed) => (isFit(probed) ? probed.executable : probed.problem)),
      ['good1', 'bad is bad.', 'good2', 'worse is bad.', 'good3'],
    );
  });
});
