import * as vscode from 'vscode';
import type { ActiveReport } from '../activeReport';
import type { Reports } from '../reports';
import { reportAtHand } from './reportAtHand';

const KIND = vscode.CodeActionKind.SourceFixAll.append('report-ls');

/** Make all fixes that keep every word, in the report that is shown. */
export async function fixAll(active: ActiveReport, reports: Reports): Promise<void> {
  const shown = await reportAtHand(active, reports);
  if (!shown) {
    return;
  }
  const { uri } = shown;
  const document = await vscode.workspace.openTextDocument(uri);
  const everything = new vscode.Range(0, 0, document.lineCount, 0);
  const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    uri,
    everything,
    KIND.value,
    1,
  );
  const action = actions.find(({ kind, edit }) => kind && edit && KIND.contains(kind));
  if (!action?.edit) {
    await vscode.window.showInformationMessage(
      vscode.l10n.t('There is nothing that can be fixed without losing a word.'),
    );
    return;
  }
  if (await vscode.workspace.applyEdit(action.edit)) {
    vscode.window.setStatusBarMessage(vscode.l10n.t('Done: {0}', action.title), 6_000);
  }
}
