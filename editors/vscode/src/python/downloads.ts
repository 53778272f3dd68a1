import * as vscode from 'vscode';

/** Show where a Python can be had. */
export async function openDownloads(): Promise<void> {
  await vscode.env.openExternal(vscode.Uri.parse('https://www.python.org/downloads/'));
}
