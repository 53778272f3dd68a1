import * as path from 'node:path';

export interface Environment {
  platform: NodeJS.Platform;
  /** The variable PATH. */
  path: string;
  /** The variable PATHEXT of Windows. */
  pathExt: string;
  isFile: (file: string) => boolean;
}

/**
 * The absolute path of a program on PATH, as a shell would find it, but never in a folder that PATH names relatively: that could be the
 * workspace, which is not trusted to bring programs.
 */
export function findOnPath(name: string, environment: Environment): string | undefined {
  const isWindows = environment.platform === 'win32';
  const paths = isWindows ? path.win32 : path.posix;
  const endings = isWindows && !path.win32.extname(name) ? environment.pathExt.split(';').filter(Boolean) : [''];
  return environment.path
    .split(paths.delimiter)
    .filter((folder) => paths.isAbsolute(folder))
    .flatMap((folder) => endings.map((ending) => paths.join(folder, name + ending)))
    .find(environment.isFile);
}
