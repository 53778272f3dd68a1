import * as vscode from 'vscode';
import type { ActiveReport } from './activeReport';
import { shortVerdict } from './report/counts';
import type { Pause } from './server/pause';

/** The item among the details of the language: the verdict, where the limits come from, and whether the checks rest. */
export class LanguageStatus implements vscode.Disposable {
  private readonly item = vscode.languages.createLanguageStatusItem('reportLs.status', { language: 'markdown' });
  private readonly subscriptions: vscode.Disposable[];
  private told: unknown[] = [];

  constructor(
    private readonly active: ActiveReport,
    private readonly pause: Pause,
  ) {
    const update = () => {
      this.update();
    };
    this.item.name = vscode.l10n.t('Report');
    this.subscriptions = [active.onDidChange(update), pause.onDidChange(update)];
    this.update();
  }

  dispose(): void {
    this.item.dispose();
    vscode.Disposable.from(...this.subscriptions).dispose();
  }

  /** At each move of the cursor, so it says nothing again that it has said. */
  private update(): void {
    const { editor, shown } = this.active;
    const now = [editor?.document.uri.toString(), shown?.report, this.pause.isPaused];
    if (now.every((value, index) => value === this.told[index])) {
      return;
    }
    this.told = now;
    // An item that matches no document is not shown
    this.item.selector = editor ? { language: 'markdown', pattern: editor.document.uri.fsPath } : [];
    if (!editor || !shown) {
      return;
    }
    const { report } = shown;
    const limits =
      report.limits === 'report.py'
        ? vscode.l10n.t('limits of report.py')
        : vscode.l10n.t('limits of {0}', report.edition);
    const { isPaused } = this.pause;
    this.item.text = vscode.l10n.t(
      'Report: {0}',
      isPaused ? vscode.l10n.t('the checks are off') : shortVerdict(report),
    );
    this.item.detail = [limits, report.note].filter(Boolean).join(' · ');
    this.item.severity =
      isPaused || report.stopped ? vscode.LanguageStatusSeverity.Warning : vscode.LanguageStatusSeverity.Information;
    this.item.command = isPaused
      ? { command: 'reportLs.toggleChecks', title: vscode.l10n.t('Turn On') }
      : { command: 'reportLs.check', title: vscode.l10n.t('Check Report') };
  }
}
