import * as vscode from 'vscode';
import type { ActiveReport } from '../activeReport';
import type { Figure } from '../protocol';
import { showText } from '../ranges';
import { altText, figureSize, figureUse } from '../report/figures';
import type { Reports } from '../reports';
import { reportAtHand } from './reportAtHand';

interface FigureItem extends vscode.QuickPickItem {
  figure: Figure;
}

/** Let the user pick a figure and put its image in at the cursor, with its text selected for typing over. */
export async function pickAndInsertFigure(active: ActiveReport, reports: Reports): Promise<void> {
  const shown = await reportAtHand(active, reports);
  if (!shown) {
    return;
  }
  const { report } = shown;
  const items = report.figures.map((figure) => item(figure, shown.uri));
  if (items.length === 0) {
    await vscode.window.showInformationMessage(
      vscode.l10n.t('There is no figure in the folder figures/ beside the report yet.'),
    );
    return;
  }
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Insert Figure'),
    placeHolder: vscode.l10n.t('A figure to put in at the cursor'),
    matchOnDescription: true,
  });
  if (picked) {
    await insertFigure(shown.uri, picked.figure);
  }
}

/** Put the image of a figure in at the cursor of a report. */
export async function insertFigure(report: vscode.Uri, figure: Figure): Promise<void> {
  const editor = await showText(report);
  const image = new vscode.SnippetString('![').appendPlaceholder(altText(figure)).appendText(`](${figure.path})`);
  await editor.insertSnippet(image);
}

function item(figure: Figure, report: vscode.Uri): FigureItem {
  return {
    label: figure.name.slice(figure.name.indexOf('/') + 1),
    description: `${figureSize(figure)} · ${figureUse(figure)}`,
    iconPath: vscode.Uri.joinPath(report, '..', figure.name),
    figure,
  };
}
