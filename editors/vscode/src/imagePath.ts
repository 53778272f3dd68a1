const IN_DESTINATION = /(!?)\[(?:[^[\]\n\\]|\\.)*\]\((<?[^)\n<>]*)$/;

/** The path of a markdown image or link that the cursor is in, as far as the cursor. */
export interface Destination {
  isImage: boolean;
  /** What stands between the bracket and the cursor, without `<`. */
  typed: string;
  /** Where the path begins in its line, in UTF-16 units. */
  start: number;
}

/** The path that the cursor is in, where `before` is the text of its line up to it; undefined where it is in none. */
export function destinationIn(before: string): Destination | undefined {
  const match = IN_DESTINATION.exec(before);
  if (!match) {
    return undefined;
  }
  const typed = (match[2] ?? '').replace(/^<?\s*/, '');
  return { isImage: match[1] === '!', typed, start: before.length - typed.length };
}

/** Whether VS Code's own list for what is typed holds figures, one by one: it lists the folder that the last slash ends. */
export function isInFigures(typed: string): boolean {
  return /^(?:\.\/+)*(?:reports\/+)?figures\//.test(typed.replaceAll('\\', '/'));
}
