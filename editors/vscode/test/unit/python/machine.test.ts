import * as assert from 'node:assert/strict';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { thisMachine } from '../../../src/python/machine';

describe('this machine', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'report-ls-machine-'));
  const file = path.join(folder, 'file');
  const missing = path.join(folder, 'missing');
  before(() => {
    writeFileSync(file, '');
    if (process.platform !== 'win32') {
      symlinkSync('loop', path.join(folder, 'loop'));
      symlinkSync('file', path.join(folder, 'link'));
    }
  });
  after(() => {
    rmSync(folder, { recursive: true });
  });

  const unreadable: [string, string][] = [
    ['a file that is not there', missing],
    ['a folder', folder],
    ['a loop of links', path.join(folder, 'loop')],
    ['a file below a file', path.join(file, 'python3')],
    ['a name that is too long', path.join(folder, 'x'.repeat(5000))],
    ['a path that no file can have', `${folder}\0`],
    ['an empty path', ''],
  ];
  for (const [what, name] of unreadable) {
    it(`has no file where ${what} is`, () => {
      assert.equal(thisMachine().isFile(name), false);
    });
  }

  it('has nothing in what is no folder', () => {
    for (const name of [missing, file, path.join(folder, 'loop'), `${folder}\0`]) {
      assert.deepEqual(thisMachine().list(name), []);
    }
  });

  it('has files, lists and links', function () {
    if (process.platform === 'win32') {
      return;
    }
    assert.equal(thisMachine().isFile(path.join(folder, 'link')), true);
    assert.deepEqual(thisMachine().list(folder).sort(), ['file', 'link', 'loop']);
    assert.equal(path.basename(thisMachine().realPath(path.join(folder, 'link'))), 'file');
    assert.equal(thisMachine().realPath(missing), missing);
  });
});
