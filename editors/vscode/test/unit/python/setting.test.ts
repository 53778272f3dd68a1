import * as assert from 'node:assert/strict';
import { fromSetting } from '../../../src/python/setting';
import { environment } from './machine';

const LINUX = environment({
  variables: { PATH: '/usr/bin', TOOLS: '/tools' },
  files: ['/usr/bin/python3', '/usr/bin/python3.12'],
});
const WINDOWS = environment({
  platform: 'win32',
  variables: { Path: 'C:\\Python312', LocalAppData: 'D:\\Local' },
  files: ['C:\\Python312\\python.exe'],
});

describe('the setting reportLs.interpreter', () => {
  const cases: [string, string, string][] = [
    ['an absolute path', '/opt/bin/python', '/opt/bin/python'],
    ['a name on PATH', 'python3.12', '/usr/bin/python3.12'],
    ['a name that PATH does not have, as it is', 'python3.14', 'python3.14'],
    ["a path in the user's folder", '~/venv/bin/python', '/home/me/venv/bin/python'],
    ["the user's folder by its variable", '${userHome}/py', '/home/me/py'],
    ['a path in the workspace', '.venv/bin/python', '/folder/.venv/bin/python'],
    ['the workspace by its variable', '${workspaceFolder}/.venv/bin/python', '/folder/.venv/bin/python'],
    ['a variable of the environment', '${env:TOOLS}/python', '/tools/python'],
    ['a path with a dollar sign', '/opt/$&/python', '/opt/$&/python'],
    ['a name with a backslash, which is a letter there', 'py\\thon', 'py\\thon'],
  ];
  for (const [what, setting, expected] of cases) {
    it(`takes ${what}`, () => {
      assert.equal(fromSetting(setting, '/folder', LINUX), expected);
    });
  }

  const windowsCases: [string, string, string][] = [
    ['a path with backslashes', 'C:\\Python312\\python.exe', 'C:\\Python312\\python.exe'],
    ['a path with slashes', 'C:/Python312/python.exe', 'C:/Python312/python.exe'],
    ['a path in quotes', '"C:\\Program Files\\Python\\python.exe"', 'C:\\Program Files\\Python\\python.exe'],
    ['a share', '\\\\server\\share\\python.exe', '\\\\server\\share\\python.exe'],
    ['a name on PATH', 'python', 'C:\\Python312\\python.exe'],
    ['a name on PATH with its ending', 'python.exe', 'C:\\Python312\\python.exe'],
    ["a path in the user's folder", '~\\venv\\python.exe', 'C:\\Users\\me\\venv\\python.exe'],
    ['a path in the workspace', '.venv\\Scripts\\python.exe', 'd:\\folder\\.venv\\Scripts\\python.exe'],
    ['the same with slashes', '.venv/Scripts/python.exe', 'd:\\folder\\.venv\\Scripts\\python.exe'],
    ['the workspace by its variable', '${workspaceFolder}\\py.exe', 'd:\\folder\\py.exe'],
    ['a variable in any case', '${env:LOCALAPPDATA}\\python.exe', 'D:\\Local\\python.exe'],
  ];
  for (const [what, setting, expected] of windowsCases) {
    it(`takes ${what} on Windows`, () => {
      assert.equal(fromSetting(setting, 'd:\\folder', WINDOWS), expected);
    });
  }

  it('leaves a relative path as it is without a workspace', () => {
    assert.equal(fromSetting('bin/python', undefined, LINUX), 'bin/python');
  });
});
