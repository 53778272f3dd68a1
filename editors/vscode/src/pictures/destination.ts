/** The value of VS Code's setting `markdown.copyFiles.destination`: where a picture that is pasted into a file goes, by the file's glob. */
export type Destinations = Record<string, string>;

export const FIGURES = 'figures/';

/** Whether any of the user's own globs could be about a file. It is left to them then. `isMatch` holds a glob against the file. */
export function isDecided(destinations: Destinations, isMatch: (glob: string) => boolean): boolean {
  return Object.keys(destinations).some(isMatch);
}

/** The setting with pictures of one file put into the figures folder beside it. The glob comes first because the first that fits is taken. */
export function withFigures(destinations: Destinations, glob: string): Destinations {
  return { [glob]: FIGURES, ...destinations };
}

/** The path of a file in a folder that it is in, both as URIs have them. A folder that is a whole drive or share ends with a slash. */
export function pathIn(folder: string, file: string): string {
  return file.slice(folder.endsWith('/') ? folder.length : folder.length + 1);
}

/**
 * A glob for one file alone. `file` is its path in the workspace folder, with `/`. A glob that begins with `/` is held against every folder
 * of the workspace, so where there are several, the folder is named.
 */
export function globFor(file: string, folderName: string, isOnlyFolder: boolean): string {
  return isOnlyFolder ? `/${escaped(file)}` : `**/${escaped(folderName)}/${escaped(file)}`;
}

function escaped(file: string): string {
  return file.replace(/[[\]{}()*?!+@\\]/g, '\\$&');
}
