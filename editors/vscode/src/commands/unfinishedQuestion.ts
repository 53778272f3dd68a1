import * as vscode from 'vscode';
import type { ActiveReport } from '../activeReport';
import { toRange, reveal } from '../ranges';
import { nextUnfinished, placeToWrite } from '../report/questions';
import type { Reports } from '../reports';
import { reportAtHand } from './reportAtHand';

/** How long a message stays in the status bar. */
const SHOWN_MS = 4_000;

/** Go to the next question that does not pass (1) or to the one before the cursor (-1), ready for writing on. */
export async function goToUnfinished(active: ActiveReport, reports: Reports, direction: 1 | -1): Promise<void> {
  const shown = await reportAtHand(active, reports);
  if (!shown) {
    return;
  }
  const { report } = shown;
  const cursor = active.shownEditor?.selection.active ?? new vscode.Position(0, 0);
  const question = nextUnfinished(report, cursor, direction);
  const place = question && placeToWrite(question);
  if (!place) {
    vscode.window.setStatusBarMessage(vscode.l10n.t('Every question passes.'), SHOWN_MS);
    return;
  }
  await reveal(shown.uri, toRange(place), toRange(question.headingRange ?? place));
}
