import * as vscode from 'vscode';
import { mayBeReport } from '../report/detect';

const MOST = 50;

/** Open the report of the workspace; the user picks one where there are several, and a file where there is none. */
export async function openReport(): Promise<void> {
  const found = await findReports();
  if (found.length === 0) {
    await vscode.commands.executeCommand('workbench.action.files.openFile');
    return;
  }
  const items = found.map((uri) => ({ label: vscode.workspace.asRelativePath(uri), uri }));
  const picked =
    items.length === 1
      ? items[0]
      : await vscode.window.showQuickPick(items, { title: vscode.l10n.t('Open the Report') });
  if (picked) {
    await vscode.window.showTextDocument(picked.uri);
  }
}

/** The course's own place for a report is `reports/README.md`. */
async function findReports(): Promise<vscode.Uri[]> {
  const files = await vscode.workspace.findFiles('**/reports/*.md', '**/{node_modules,.venv,venv}/**', MOST);
  const texts = await Promise.all(
    files.map(async (file) => new TextDecoder().decode(await vscode.workspace.fs.readFile(file))),
  );
  return files.filter((_, index) => mayBeReport(texts[index] ?? ''));
}
