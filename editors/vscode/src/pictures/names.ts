// Names of pictures that are put into the figures folder.

/** What a name is made of that a tool has given and that says nothing of the picture. */
const EMPTY_WORDS =
  /\b(?:image|picture|screen ?shot|screen|shot|photo|pasted?|clipboard|untitled|unnamed|download|skærmbillede|img|dsc|pxl|from|at|am|pm)\b/g;

const NAMELESS = 'figure';

/** Whether a file's name, without its extension, says what the picture shows: more than "image", "Screenshot 2026-01-21 at 10.32", "IMG_0042". */
export function saysSomething(stem: string): boolean {
  const words = stem.toLowerCase().replace(/[^\p{L}]+/gu, ' ');
  return words.replace(EMPTY_WORDS, ' ').replace(/\s+/g, '').length > 1;
}

/**
 * A name for a picture in the figures folder, such as "question-14.png": the file's own where it says something, else that of the question.
 * It holds nothing that has to be written otherwise in a path, and is none of `taken`, also where letter case makes no difference.
 */
export function figureName(file: string, extension: string, question: number | undefined, taken: string[]): string {
  const own = file.replace(/\.[^.]*$/, '');
  const base = saysSomething(own) ? plain(own) : '';
  const stem = base || (question === undefined ? NAMELESS : `question-${question}`);
  const folded = new Set(taken.map((name) => name.normalize('NFC').toLowerCase()));
  for (let number = 1; ; number++) {
    const name = `${stem}${number === 1 ? '' : `-${number}`}.${extension}`;
    if (!folded.has(name.toLowerCase())) {
      return name;
    }
  }
}

/** What URIs are compared by. */
interface Place {
  scheme: string;
  authority: string;
  path: string;
}

/** The name of a file in a folder, or in one below it, with `/`; undefined where it lies elsewhere, also in a folder of that path on another machine. */
export function nameIn(folder: Place, file: Place): string | undefined {
  const start = `${folder.path}/`;
  return file.scheme === folder.scheme && file.authority === folder.authority && file.path.startsWith(start)
    ? file.path.slice(start.length)
    : undefined;
}

/** The text of an image, from the name of its file. */
export function altOf(name: string): string {
  return name.replace(/\.[^.]*$/, '').replace(/[-_]+/g, ' ');
}

function plain(stem: string): string {
  return stem
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}_.]+/gu, '-')
    .replace(/^[-.]+|[-.]+$/g, '');
}
