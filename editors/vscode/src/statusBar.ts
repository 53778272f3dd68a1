import * as vscode from 'vscode';
import type { ActiveReport } from './activeReport';
import { questionAt } from './report/questions';
import { statusText } from './report/statusText';
import { countWords } from './report/words';
import type { Pause } from './server/pause';
import { helpFor } from './server/help';

/** The status bar item: the question at the cursor and the whole report, or that the server does not run. */
export class StatusBar implements vscode.Disposable {
  private readonly item = vscode.window.createStatusBarItem('reportLs.status', vscode.StatusBarAlignment.Right, 110);
  private readonly subscription: vscode.Disposable;

  constructor(
    private readonly active: ActiveReport,
    private readonly pause: Pause,
  ) {
    this.item.name = vscode.l10n.t('Report');
    const update = () => {
      this.update();
    };
    this.subscription = vscode.Disposable.from(active.onDidChange(update), pause.onDidChange(update));
    this.update();
  }

  dispose(): void {
    this.subscription.dispose();
    this.item.dispose();
  }

  private update(): void {
    const { failure, isStuck } = this.active;
    if (failure && isStuck) {
      const { short, unchecked, button, command } = helpFor(failure);
      this.show(
        vscode.l10n.t('Report: {0}', short),
        `${unchecked} ${vscode.l10n.t('Click: {0}.', button)}`,
        command,
        true,
      );
      return;
    }
    const { editor, shownEditor, shown } = this.active;
    if (!shown) {
      this.item.hide();
      return;
    }
    const { report } = shown;
    const question = shownEditor && questionAt(report, shownEditor.selection.active);
    const { text, tooltip } = statusText(report, question, editor && selectedWords(editor));
    const { isPaused } = this.pause;
    this.show(
      isPaused ? vscode.l10n.t('{0} · checks off', text) : text,
      `${tooltip}\n\n---\n\n${links(menu(isPaused))}`,
      'reportLs.showReportView',
      report.stopped,
    );
  }

  private show(text: string, tooltip: string, command: string, isWarning: boolean): void {
    this.item.text = isWarning ? `$(warning) ${text}` : text;
    this.item.tooltip = new vscode.MarkdownString(tooltip, true);
    // Whatever else is in the tooltip can run these alone
    this.item.tooltip.isTrusted = { enabledCommands: menu(false).map(([command]) => command) };
    this.item.command = command;
    this.item.backgroundColor = isWarning ? new vscode.ThemeColor('statusBarItem.warningBackground') : undefined;
    this.item.accessibilityInformation = { label: vscode.l10n.t('Report: {0}', text) };
    this.item.show();
  }
}

/** What the item's tooltip offers: commands, each with its icon and title. */
function menu(isPaused: boolean): [command: string, icon: string, title: string][] {
  return [
    ['reportLs.nextUnfinished', '$(arrow-down)', vscode.l10n.t('Next Unfinished Question')],
    ['reportLs.openPreview', '$(mortar-board)', vscode.l10n.t('Open Hand-in Preview')],
    ['reportLs.fixAll', '$(wand)', vscode.l10n.t('Fix All That Keeps Every Word')],
    ['reportLs.exportPage', '$(save)', vscode.l10n.t('Export Hand-in Page')],
    ['reportLs.print', '$(link-external)', vscode.l10n.t('Print')],
    isPaused
      ? ['reportLs.toggleChecks', '$(eye)', vscode.l10n.t('Turn the Checks On')]
      : ['reportLs.toggleChecks', '$(eye-closed)', vscode.l10n.t('Turn the Checks Off for a While')],
  ];
}

function links(entries: [command: string, icon: string, title: string][]): string {
  return entries.map(([command, icon, title]) => `[${icon} ${title}](command:${command})`).join('  \n');
}

/** The words in all selections together; undefined where nothing is selected. */
function selectedWords({ document, selections }: vscode.TextEditor): number | undefined {
  const selected = selections.filter((selection) => !selection.isEmpty);
  return selected.length > 0
    ? selected.reduce((sum, selection) => sum + countWords(document.getText(selection)), 0)
    : undefined;
}
