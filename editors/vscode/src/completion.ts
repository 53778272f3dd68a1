import * as vscode from 'vscode';
import type { CompletionMiddleware } from 'vscode-languageclient';
import { isInDestination } from './imagePath';

/**
 * Completion without the paths that VS Code lists by itself. Inside `](` it offers `figures/*` for every markdown file, and nothing can hide
 * that for one file, so a figure would be listed twice, under two labels. Where the user has switched VS Code's off, ours are listed.
 */
export const completeWithoutTwins: NonNullable<CompletionMiddleware['provideCompletionItem']> = async (
  document,
  position,
  context,
  token,
  next,
) => {
  const before = document.lineAt(position.line).text.slice(0, position.character);
  if (!isInDestination(before) || !vscodeListsPaths(document)) {
    return await next(document, position, context, token);
  }
  return undefined;
};

function vscodeListsPaths(document: vscode.TextDocument): boolean {
  return vscode.workspace.getConfiguration('markdown', document).get('suggest.paths.enabled', true);
}
