import * as assert from 'node:assert/strict';
import { within } from '../../src/deadline';
import { bundledServer, ownServer } from '../../src/server/launch';
import { Restarts } from '../../src/server/restarts';

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

describe('what takes too long', () => {
  it('is a failure, and what does not is its result', async () => {
    assert.equal(await within(60_000, 'It did not answer', Promise.resolve(1)), 1);
    await assert.rejects(within(10, 'It did not answer', new Promise(() => undefined)), {
      message: 'It did not answer within 0.01 seconds.',
    });
    await assert.rejects(within(60_000, 'It did not answer', Promise.reject(new Error('It failed.'))), {
      message: 'It failed.',
    });
  });
});
