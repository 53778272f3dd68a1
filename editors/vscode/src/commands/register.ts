import * as vscode from 'vscode';
import type { ActiveReport } from '../activeReport';
import { preferFigureCompletion } from '../pictures/figureCompletion';
import type { Previews } from '../preview/previews';
import type { Ask } from '../protocol';
import { reveal } from '../ranges';
import type { Search } from '../python/search';
import type { Reports } from '../reports';
import type { Explanations } from '../rules/explanations';
import { turnOff, type Scope } from '../rules/severity';
import type { Pause } from '../server/pause';
import type { Supervisor } from '../server/supervisor';
import type { Node } from '../view/nodes';
import { checkReport } from './checkReport';
import { chooseInterpreter } from './chooseInterpreter';
import { exportPage, printPage } from './exportPage';
import { fixAll } from './fixAll';
import { insertFigure, pickAndInsertFigure } from './insertFigure';
import { openReport } from './openReport';
import { reportAtHand } from './reportAtHand';
import { showReportView } from './showReportView';
import { goToUnfinished } from './unfinishedQuestion';

export interface Services {
  active: ActiveReport;
  reports: Reports;
  previews: Previews;
  supervisor: Supervisor;
  search: Search;
  explanations: Explanations;
  pause: Pause;
  ask: Ask;
  /** All kinds of problems, each with a line of description. */
  codes: ReadonlyMap<string, string>;
  log: vscode.LogOutputChannel;
  /** The extension's. */
  version: string;
}

/** All commands, by their name in package.json; `jump` is for the lines of the view alone. */
export function registerCommands({
  active,
  reports,
  previews,
  supervisor,
  search,
  explanations,
  pause,
  ask,
  codes,
  log,
  version,
}: Services): vscode.Disposable[] {
  const commands: Record<string, (...args: never[]) => unknown> = {
    nextUnfinished: () => goToUnfinished(active, reports, 1),
    previousUnfinished: () => goToUnfinished(active, reports, -1),
    insertFigure: () => pickAndInsertFigure(active, reports),
    insertThisFigure: ({ figure }: Node) => figure && active.shown && insertFigure(active.shown.uri, figure),
    check: () => checkReport(active, reports),
    showReportView: () => showReportView(active, reports),
    jump: (report: vscode.Uri, range: vscode.Range) => reveal(report, range.with(undefined, range.start)),
    openReport,
    openPreview: async () => {
      const shown = await reportAtHand(active, reports);
      if (shown) {
        previews.open(shown.uri);
      }
    },
    previewHandIn: () => previews.atHand?.show('hand-in'),
    previewGitHub: () => previews.atHand?.show('github'),
    showPreviewSource: () => previews.atHand?.showSource(),
    reloadPreview: () => previews.atHand?.load(),
    explain: (code: unknown) => explanations.show(code),
    turnOff: (code?: string, scope?: Scope, document?: vscode.Uri) =>
      turnOff(codes, code, scope, document ?? active.shown?.uri),
    fixAll: () => fixAll(active, reports),
    toggleChecks: () => {
      pause.toggle();
    },
    exportPage: () => exportPage(active, reports, ask),
    print: () => printPage(active, reports, ask),
    preferFigureCompletion: () => preferFigureCompletion(active.shown?.uri),
    chooseInterpreter: () => chooseInterpreter(search),
    restart: () => supervisor.restart(),
    showLog: () => {
      log.show();
    },
    showServerVersion: () =>
      vscode.window.showInformationMessage(
        `${vscode.l10n.t('Extension {0}.', version)} ${supervisor.description ?? vscode.l10n.t('The server is not running.')}`,
      ),
  };
  return Object.entries(commands).map(([name, run]) => vscode.commands.registerCommand(`reportLs.${name}`, run));
}
