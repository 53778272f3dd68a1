import * as vscode from 'vscode';

/**
 * A document's URI in the one spelling that VS Code itself gives it. The server may write the same one otherwise: `c:` or `C:` for `c%3A`, or
 * the name of a share in another case.
 */
export function uriKey(uri: string): string {
  return vscode.Uri.parse(uri).toString();
}
