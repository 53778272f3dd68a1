import * as assert from 'node:assert/strict';
import { isFullPath, isWithin } from '../../../src/python/environment';
import { environment } from './machine';

describe('paths', () => {
  const within: [NodeJS.Platform, string, string, boolean][] = [
    ['linux', '/work/a', '/work', true],
    ['linux', '/work', '/work', true],
    ['linux', '/work/..a/b', '/work', true],
    ['linux', '/work/../a', '/work', false],
    ['linux', '/workshop/a', '/work', false],
    ['linux', '/Work/a', '/work', false],
    ['linux', '/a', '/', true],
    ['darwin', '/Work/a', '/work', true],
    ['darwin', '/re\u0301sume\u0301/a', '/r\u00e9sum\u00e9', true],
    ['win32', 'C:\\Work\\a', 'c:\\work', true],
    ['win32', 'c:/work/a', 'C:\\Work\\', true],
    ['win32', 'd:\\work\\a', 'c:\\work', false],
    ['win32', 'c:\\a', 'c:\\', true],
    ['win32', '\\\\?\\C:\\work\\a', 'c:\\work', true],
    ['win32', '\\\\Server\\share\\a', '\\\\server\\Share', true],
    ['win32', '\\\\?\\UNC\\server\\share\\a', '\\\\server\\share', true],
    ['win32', '\\\\server\\other\\a', '\\\\server\\share', false],
  ];
  for (const [platform, file, folder, expected] of within) {
    it(`on ${platform}: ${file} is ${expected ? '' : 'not '}in ${folder}`, () => {
      assert.equal(isWithin(file, folder, environment({ platform })), expected);
    });
  }

  const full: [NodeJS.Platform, string, boolean][] = [
    ['linux', '/bin', true],
    ['linux', 'bin', false],
    ['linux', '', false],
    ['linux', 'C:\\bin', false],
    ['win32', 'C:\\bin', true],
    ['win32', 'c:/bin', true],
    ['win32', '\\\\server\\share\\bin', true],
    ['win32', '\\bin', false],
    ['win32', '/bin', false],
    ['win32', 'C:bin', false],
    ['win32', '', false],
  ];
  for (const [platform, file, expected] of full) {
    it(`on ${platform}: "${file}" ${expected ? 'says' : 'does not say'} where it leads by itself`, () => {
      assert.equal(isFullPath(file, environment({ platform })), expected);
    });
  }
});
