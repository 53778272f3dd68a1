import { isFullPath, pathsOf, variable, type Environment } from './environment';
import { foldersOnPath, programs } from './pathSearch';

/**
 * The program that the setting `reportLs.interpreter` names: a bare name is looked up on PATH, a relative path belongs to the workspace
 * folder, `~` is the user's folder. What cannot be found is returned as it is written.
 */
export function fromSetting(setting: string, workspaceFolder: string | undefined, environment: Environment): string {
  const value = expanded(setting, workspaceFolder, environment);
  const isBareName = !(environment.platform === 'win32' ? /[\\/:]/ : /\//).test(value);
  if (isBareName) {
    return programs(value, foldersOnPath(environment), environment)[0] ?? value;
  }
  return isFullPath(value, environment) || !workspaceFolder ? value : pathsOf(environment).join(workspaceFolder, value);
}

function expanded(setting: string, workspaceFolder: string | undefined, environment: Environment): string {
  const value = setting
    .replace(/^"(.*)"$/, '$1')
    .replaceAll('${userHome}', () => environment.home)
    .replaceAll('${workspaceFolder}', () => workspaceFolder ?? '')
    .replaceAll(/\$\{env:([^}]+)\}/g, (_, name: string) => variable(name, environment));
  return value.replace(environment.platform === 'win32' ? /^~(?=[\\/])/ : /^~(?=\/)/, () => environment.home);
}
