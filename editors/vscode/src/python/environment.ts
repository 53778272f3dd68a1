import * as path from 'node:path';

/** What the search for a Python sees of a machine. Nothing in it throws: what cannot be read is not there. */
export interface Environment {
  platform: NodeJS.Platform;
  /** The environment variables, by their names as they are written. */
  variables: Readonly<Record<string, string | undefined>>;
  /** The user's folder; empty where there is none. */
  home: string;
  isFile: (file: string) => boolean;
  /** The names in a folder. */
  list: (folder: string) => string[];
  /** The path without links; the path itself where it leads nowhere. */
  realPath: (file: string) => string;
}

/** How paths are written on a machine. */
export function pathsOf({ platform }: Environment): path.PlatformPath {
  return platform === 'win32' ? path.win32 : path.posix;
}

/** The value of a variable; empty where it is not set. Windows does not tell the case of its names apart. */
export function variable(name: string, { platform, variables }: Environment): string {
  if (platform !== 'win32') {
    return variables[name] ?? '';
  }
  const key = Object.keys(variables).find((each) => each.toUpperCase() === name.toUpperCase());
  return (key === undefined ? undefined : variables[key]) ?? '';
}

/** Whether a path says where it leads by itself. On Windows `\bin` does not, as it belongs to whatever drive is the current one. */
export function isFullPath(file: string, environment: Environment): boolean {
  const paths = pathsOf(environment);
  return paths.isAbsolute(file) && (environment.platform !== 'win32' || paths.parse(file).root.length > 1);
}

/** A folder or file under a folder; undefined where the folder is not a full path, such as that of a variable that is not set. */
export function under(folder: string, environment: Environment, ...parts: string[]): string | undefined {
  return isFullPath(folder, environment) ? pathsOf(environment).join(folder, ...parts) : undefined;
}

/** Whether a file is in a folder, however both are written: case does not count on Windows and macOS, nor does `\\?\` before a path. */
export function isWithin(file: string, folder: string, environment: Environment): boolean {
  const paths = pathsOf(environment);
  const way = paths.relative(comparable(folder, environment), comparable(file, environment));
  return way !== '..' && !way.startsWith(`..${paths.sep}`) && !paths.isAbsolute(way);
}

function comparable(file: string, { platform }: Environment): string {
  switch (platform) {
    case 'win32':
      return file.replace(/^[\\/]{2}\?[\\/](UNC[\\/])?/i, (_, unc) => (unc ? '\\\\' : '')).toLowerCase();
    case 'darwin':
      return file.normalize('NFC').toLowerCase();
    default:
      return file;
  }
}
