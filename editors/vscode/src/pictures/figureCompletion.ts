import * as vscode from 'vscode';

/** Switch off VS Code's own paths in markdown files of the report's folder, so that figures are listed in their place. */
export async function preferFigureCompletion(report: vscode.Uri | undefined): Promise<void> {
  const folder = report && vscode.workspace.getWorkspaceFolder(report);
  if (!folder) {
    await vscode.window.showInformationMessage('Open the folder of the report first, so that the setting has a place.');
    return;
  }
  const { Workspace, WorkspaceFolder } = vscode.ConfigurationTarget;
  const target = vscode.workspace.workspaceFile === undefined ? Workspace : WorkspaceFolder;
  await vscode.workspace.getConfiguration('markdown', report).update('suggest.paths.enabled', false, target);
}
