import * as vscode from 'vscode';
import { ActiveReport } from './activeReport';
import { registerCommands } from './commands/register';
import { openListInPaths } from './pictures/openList';
import { PicturesIntoFigures } from './pictures/paste';
import { Previews } from './preview/previews';
import { PAGE } from './protocol';
import { PythonExtensions } from './python/pythonExtensions';
import { Search } from './python/search';
import { Reports } from './reports';
import { Launcher } from './server/launcher';
import { Messages } from './server/messages';
import { Supervisor } from './server/supervisor';
import { StatusBar } from './statusBar';
import { ReportView } from './view/reportView';

/** Called for the first markdown file of a window. Nothing is started until one is open that may be a report. */
export function activate(context: vscode.ExtensionContext): void {
  const log = vscode.window.createOutputChannel('report-ls', { log: true });
  const folder = context.extensionPath;
  const reports: Reports = new Reports(async (method, params) => await supervisor.request(method, params));
  const pythons = new PythonExtensions();
  const search = new Search(folder, pythons);
  const messages = new Messages(context.globalState, log);
  const launcher = new Launcher(folder, search, log, messages);
  const supervisor = new Supervisor(folder, log, messages, launcher, pythons, reports);
  const active = new ActiveReport(reports, supervisor);
  const previews = new Previews(
    vscode.Uri.joinPath(context.extensionUri, 'media'),
    async (uri, view) => await supervisor.request(PAGE, { textDocument: { uri: uri.toString() }, view }),
    reports,
    supervisor,
  );
  const version = (context.extension.packageJSON as { version: string }).version;
  context.subscriptions.push(
    log,
    reports,
    pythons,
    supervisor,
    active,
    previews,
    new StatusBar(active),
    new ReportView(active),
    openListInPaths(reports),
    new PicturesIntoFigures(reports),
    ...registerCommands({ active, reports, previews, supervisor, search, log, version }),
  );
  supervisor.begin();
}
