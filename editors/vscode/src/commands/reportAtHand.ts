import * as vscode from 'vscode';
import type { ActiveReport } from '../activeReport';
import type { Report } from '../protocol';
import { LEAST } from '../python/probe';
import type { Reports } from '../reports';

export interface ReportAtHand {
  uri: vscode.Uri;
  report: Report;
}

/** The report that a command is about, as it is after all that was typed; where there is none, the user is told why, and what to do. */
export async function reportAtHand(active: ActiveReport, reports: Reports): Promise<ReportAtHand | undefined> {
  const { shown, failure } = active;
  if (failure) {
    await offer(
      failure === 'no Python'
        ? vscode.l10n.t('The report is not checked, as no Python {0} or later was found.', LEAST.join('.'))
        : vscode.l10n.t('The report server does not run, so nothing is checked.'),
      failure === 'no Python' ? vscode.l10n.t('Choose Interpreter') : vscode.l10n.t('Start the Server Again'),
      failure === 'no Python' ? 'reportLs.chooseInterpreter' : 'reportLs.restart',
    );
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
