import { isFullPath, pathsOf, variable, type Environment } from './environment';

/** The folder of the Microsoft Store's aliases. They cannot be read as files, but they are listed. */
const ALIASES = /[\\/]Microsoft[\\/]WindowsApps[\\/]?$/i;
/**
 * The aliases that an installed Python or the Python install manager brings. `python.exe` and `python3.exe` are there on every Windows, and
 * without a Python they lead to the Store.
 */
const ALIAS_OF_INSTALLED = /^(python3\.\d+|py)\.exe$/i;

/**
 * The folders of PATH in its order, but never one that PATH names relatively: that could be the workspace, which is not trusted to bring
 * programs.
 */
export function foldersOnPath(environment: Environment): string[] {
  const folders = variable('PATH', environment).split(pathsOf(environment).delimiter);
  return folders
    .map((folder) => withoutQuotes(folder, environment))
    .filter((folder) => isFullPath(folder, environment));
}

/** The programs of a name in some folders, in the folders' order. `name` is without the ending that programs have on Windows. */
export function programs(name: string, folders: string[], environment: Environment): string[] {
  const file = environment.platform === 'win32' && !/\.exe$/i.test(name) ? `${name}.exe` : name;
  return folders
    .filter((folder) => isProgram(file, folder, environment))
    .map((folder) => pathsOf(environment).join(folder, file));
}

function isProgram(name: string, folder: string, environment: Environment): boolean {
  if (environment.platform === 'win32' && ALIASES.test(folder)) {
    const isListed = (entry: string) => entry.toLowerCase() === name.toLowerCase();
    return ALIAS_OF_INSTALLED.test(name) && environment.list(folder).some(isListed);
  }
  return environment.isFile(pathsOf(environment).join(folder, name));
}

/** Windows allows quotes around a folder. */
function withoutQuotes(folder: string, { platform }: Environment): string {
  return platform === 'win32' ? folder.replace(/^"(.*)"$/, '$1') : folder;
}
