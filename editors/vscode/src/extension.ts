import * as vscode from 'vscode';
import { ActiveReport } from './activeReport';
import { registerCommands } from './commands/register';
import { LanguageStatus } from './languageStatus';
import { openListInPaths } from './pictures/openList';
import { PicturesIntoFigures } from './pictures/paste';
import { Previews } from './preview/previews';
import { EXPLAIN, PAGE, type Ask } from './protocol';
import { PythonExtensions } from './python/pythonExtensions';
import { Search } from './python/search';
import { Reports } from './reports';
import { allCodes } from './rules/codes';
import { Explanations } from './rules/explanations';
import { offerToTurnOff } from './rules/turnOffActions';
import { Launcher } from './server/launcher';
import { Messages } from './server/messages';
import { Pause } from './server/pause';
import { Supervisor } from './server/supervisor';
import { StatusBar } from './statusBar';
import { ReportView } from './view/reportView';

/** Called for the first markdown file of a window. Nothing is started until one is open that may be a report. */
export function activate(context: vscode.ExtensionContext): void {
  const log = vscode.window.createOutputChannel('report-ls', { log: true });
  const folder = context.extensionPath;
  const ask: Ask = async (method, params) => await supervisor.request(method, params);
  const reports = new Reports(ask);
  const pythons = new PythonExtensions();
  const search = new Search(folder, pythons);
  const codes = allCodes(context.extension.packageJSON);
  const pause = new Pause();
  const messages = new Messages(context.globalState, log);
  const launcher = new Launcher(folder, search, log, messages);
  const supervisor = new Supervisor(folder, log, messages, launcher, pythons, reports, pause);
  const active = new ActiveReport(reports, supervisor);
  const previews = new Previews(
    vscode.Uri.joinPath(context.extensionUri, 'media'),
    async (uri, view) => await supervisor.request(PAGE, { textDocument: { uri: uri.toString() }, view }),
    reports,
    active,
    supervisor,
  );
  const explanations = new Explanations(async (code) => await supervisor.request(EXPLAIN, { code }), codes);
  const version = (context.extension.packageJSON as { version: string }).version;
  context.subscriptions.push(
    log,
    reports,
    pythons,
    supervisor,
    active,
    previews,
    pause,
    explanations,
    offerToTurnOff(),
    new StatusBar(active, pause),
    new LanguageStatus(active, pause),
    new ReportView(active, context.globalState),
    openListInPaths(reports),
    new PicturesIntoFigures(reports),
    ...registerCommands({
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
    }),
  );
  supervisor.begin();
}
