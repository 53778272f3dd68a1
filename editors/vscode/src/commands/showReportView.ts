import * as vscode from 'vscode';
import type { ActiveReport } from '../activeReport';
import type { Reports } from '../reports';
import { reportAtHand } from './reportAtHand';

/** Show the Report view, which says itself where the server does not run. Without a report there is no view, and the user is told so. */
export async function showReportView(active: ActiveReport, reports: Reports): Promise<void> {
  if (active.isStuck || (await reportAtHand(active, reports))) {
    await vscode.commands.executeCommand('reportLs.report.focus');
  }
}
