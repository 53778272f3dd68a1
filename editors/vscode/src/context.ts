import * as vscode from 'vscode';

/** Set a key of ours that `when` in package.json reads. */
export function setContext(name: string, value: unknown): void {
  void vscode.commands.executeCommand('setContext', `reportLs.${name}`, value);
}
