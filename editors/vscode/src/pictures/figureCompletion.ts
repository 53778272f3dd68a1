import * as vscode from 'vscode';

/** Switch off VS Code's own paths in the markdown files of the workspace, so that figures are listed in their place. */
export async function preferFigureCompletion(report: vscode.Uri | undefined): Promise<void> {
  if (!report || !vscode.workspace.getWorkspaceFolder(report)) {
    await vscode.window.showInformationMessage(
      vscode.l10n.t('Open the folder of the report first, so that the setting has a place.'),
    );
    return;
  }
  // VS Code's markdown server asks for one value for the whole window
  const target = vscode.ConfigurationTarget.Workspace;
  await vscode.workspace.getConfiguration('markdown', report).update('suggest.paths.enabled', false, target);
}
