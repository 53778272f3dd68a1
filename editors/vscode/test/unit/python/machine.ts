import type { Sources } from '../../../src/python/candidates';
import { pathsOf, type Environment } from '../../../src/python/environment';

export interface Machine {
  platform?: NodeJS.Platform;
  home?: string;
  variables?: Record<string, string>;
  files?: string[];
  /** What is listed in its folder and cannot be read, as aliases of the Microsoft Store are. */
  aliases?: string[];
  /** Links, by where they are; what is below them is meant, too. */
  links?: Record<string, string>;
}

/** A machine that has these files and no others. */
export function environment({
  platform = 'linux',
  home = platform === 'win32' ? 'C:\\Users\\me' : '/home/me',
  variables = {},
  files = [],
  aliases = [],
  links = {},
}: Machine): Environment {
  const paths = pathsOf({ platform } as Environment);
  const folded = (file: string) => (platform === 'win32' ? file.toLowerCase() : file);
  const has = (file: string) => files.some((each) => folded(each) === folded(file));
  const list = (folder: string) => {
    const start = folded(folder.endsWith(paths.sep) ? folder : folder + paths.sep);
    const below = [...files, ...aliases].filter((file) => folded(file).startsWith(start));
    return [...new Set(below.map((file) => file.slice(start.length).split(paths.sep)[0] ?? ''))];
  };
  const realPath = (file: string) => {
    const link = Object.keys(links).find((each) => file === each || file.startsWith(each + paths.sep));
    return link === undefined ? file : (links[link] ?? '') + file.slice(link.length);
  };
  return { platform, home, variables, isFile: has, list, realPath };
}

/** What a search on a machine goes by: no setting, nothing chosen, a trusted workspace. */
export function sources(machine: Machine, given: Partial<Omit<Sources, 'environment'>> = {}): Sources {
  return {
    setting: '',
    chosen: undefined,
    report: undefined,
    workspaceFolder: undefined,
    workspaceFolders: given.workspaceFolder === undefined ? [] : [given.workspaceFolder],
    isTrusted: true,
    hasDeveloperTools: true,
    ...given,
    environment: environment(machine),
  };
}
