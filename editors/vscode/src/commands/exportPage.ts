import * as vscode from 'vscode';
import type { ActiveReport } from '../activeReport';
import { HTML, PRINT, type Ask, type Html, type Print } from '../protocol';
import type { Reports } from '../reports';
import { reportAtHand } from './reportAtHand';

const NAME = 'report.html';

/** Write report.html beside the report, as `report.py html` does, from the text as it is in the editor. */
export async function exportPage(active: ActiveReport, reports: Reports, ask: Ask): Promise<void> {
  const report = (await reportAtHand(active, reports))?.uri;
  if (report?.scheme === 'untitled') {
    await vscode.window.showWarningMessage(vscode.l10n.t('Save the report first: {0} is written beside it.', NAME));
    return;
  }
  const answer = report && (await asked<Html>(ask, HTML, report));
  if (!answer) {
    return;
  }
  const file = vscode.Uri.joinPath(report, '..', NAME);
  try {
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(answer.html));
  } catch (error) {
    const path = vscode.workspace.asRelativePath(file);
    await vscode.window.showErrorMessage(vscode.l10n.t('{0} is not written: {1}', path, told(error)));
    return;
  }
  const open = vscode.l10n.t('Show the File');
  if (
    (await vscode.window.showInformationMessage(
      vscode.l10n.t('{0} is written.', vscode.workspace.asRelativePath(file)),
      open,
    )) === open
  ) {
    await vscode.window.showTextDocument(file);
  }
}

/** Open the page in a browser, with its style and pictures, to print it there. */
export async function printPage(active: ActiveReport, reports: Reports, ask: Ask): Promise<void> {
  const report = (await reportAtHand(active, reports))?.uri;
  const answer = report && (await asked<Print>(ask, PRINT, report));
  if (answer) {
    await vscode.env.openExternal(vscode.Uri.parse(answer.address));
  }
}

/** What the server answers for a report; where it has none, the user is told why. */
async function asked<Answer>(ask: Ask, method: string, report: vscode.Uri): Promise<Answer | undefined> {
  try {
    const answer = await ask<Answer>(method, { textDocument: { uri: report.toString() } });
    if (answer) {
      return answer;
    }
    await vscode.window.showWarningMessage(vscode.l10n.t('The report server does not run.'));
  } catch (error) {
    await vscode.window.showWarningMessage(told(error));
  }
  return undefined;
}

function told(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
