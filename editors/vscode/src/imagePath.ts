const IN_DESTINATION = /\[(?:[^[\]\n\\]|\\.)*\]\(<?[^)\n<>]*$/;

/** Whether the cursor behind `before`, the text of its line up to it, is in the path of a markdown image or link. */
export function isInDestination(before: string): boolean {
  return IN_DESTINATION.test(before);
}
