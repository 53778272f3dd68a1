import * as vscode from 'vscode';
import { ResponseError, type RenameMiddleware } from 'vscode-languageclient/node';

/**
 * Rename, where a refusal is the last word: the server's sentence is shown, and nothing is changed. After an error VS Code would ask its
 * markdown extension, which changes the mentions before it sees that the file can't be renamed.
 */
export const renameOrExplain: NonNullable<RenameMiddleware['provideRenameEdits']> = async (
  document,
  position,
  newName,
  token,
  next,
) => {
  try {
    return await next(document, position, newName, token);
  } catch (error) {
    if (!(error instanceof ResponseError)) {
      throw error;
    }
    void vscode.window.showInformationMessage(error.message);
    return new vscode.WorkspaceEdit();
  }
};
