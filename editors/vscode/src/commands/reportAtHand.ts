import * as vscode from 'vscode';
import type { ActiveReport } from '../activeReport';
import type { Report } from '../protocol';
import type { Reports } from '../reports';
import { helpFor } from '../server/help';

export interface ReportAtHand {
  uri: vscode.Uri;
  report: Report;
}

/** The report that a command is about, as it is after all that was typed; where there is none, the user is told why, and what to do. */
export async function reportAtHand(active: ActiveReport, reports: Reports): Promise<ReportAtHand | undefined> {
  const { shown, failure } = active;
  if (failure) {
    const { unchecked, button, command } = helpFor(failure);
    await offer(unchecked, button, command);
    return undefined;
  }
  const report = shown && (await reports.latest(shown.uri));
  if (!report) {
    await offer(
      vscode.l10n.t('No report is open. This command is about one.'),
      vscode.l10n.t('Open the Report'),
      'reportLs.openReport',
    );
    return undefined;
  }
  return { uri: shown.uri, report };
}

async function offer(message: string, button: string, command: string): Promise<void> {
  if ((await vscode.window.showWarningMessage(message, button)) === button) {
    await vscode.commands.executeCommand(command);
  }
}
