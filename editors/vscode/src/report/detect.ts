const HEADING = /^[ \t>]*#{1,6}[ \t]*Question[ \t]*\d{1,3}\b/im;

/**
 * Whether a markdown text may be a report, so that it is worth starting the server. The server decides: this asks for less than it does,
 * because a heading or two may have been lost.
 */
export function mayBeReport(text: string): boolean {
  return HEADING.test(text);
}
