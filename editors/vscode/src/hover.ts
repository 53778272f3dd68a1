import * as vscode from 'vscode';
import type { HoverMiddleware } from 'vscode-languageclient';
import { destinationAt } from './completion';

/** A paragraph at the beginning that is a picture and nothing else, as the server puts it above what it says of a figure. */
const PICTURE = /^!\[[^\n]*\]\([^\n]*\)\n\n/;

/** Ends in the address of an HTML image. */
const IN_SOURCE = /<img\b[^>]*\ssrc\s*=\s*["']?[^"'>]*$/i;

/** Hovers without their picture where the path of an image is under the pointer: there VS Code shows the picture itself, on top of ours. */
export const hoverWithoutTwins: NonNullable<HoverMiddleware['provideHover']> = async (
  document,
  position,
  token,
  next,
) => {
  const hover = await next(document, position, token);
  if (hover && isInPath(document, position)) {
    for (const content of hover.contents) {
      if (content instanceof vscode.MarkdownString) {
        content.value = content.value.replace(PICTURE, '');
      }
    }
  }
  return hover;
};

function isInPath(document: vscode.TextDocument, position: vscode.Position): boolean {
  const before = document.lineAt(position.line).text.slice(0, position.character);
  return destinationAt(document, position) !== undefined || IN_SOURCE.test(before);
}
