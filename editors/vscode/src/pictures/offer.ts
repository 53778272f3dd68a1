import * as vscode from 'vscode';
import type { ActiveReport } from '../activeReport';
import { globFor, isDecided, pathIn, withFigures, type Destinations } from './destination';

const OFFERED = 'pictures.offered';
const SETTING = 'copyFiles.destination';

/** Offer once in a workspace to save pasted pictures in the figures folder, unless the user's settings say where they go. */
export function offerFigures(active: ActiveReport, memory: vscode.Memento): vscode.Disposable {
  return active.onDidChange(() => {
    const report = active.editor?.document;
    if (!memory.get<boolean>(OFFERED) && report && canOffer(report.uri)) {
      void memory.update(OFFERED, true);
      void offer(report.uri);
    }
  });
}

/** Write the workspace setting for a report. */
export async function saveInFigures(report: vscode.Uri | undefined): Promise<void> {
  const folder = report && vscode.workspace.getWorkspaceFolder(report);
  if (!folder) {
    await vscode.window.showInformationMessage('Open the folder of the report first, so that the setting has a place.');
    return;
  }
  const file = pathIn(folder.uri.path, report.path);
  const section = vscode.workspace.getConfiguration('markdown', report);
  const own = section.inspect<Destinations>(SETTING)?.workspaceValue ?? {};
  const glob = globFor(file, folder.name, vscode.workspace.workspaceFolders?.length === 1);
  // VS Code has no value of this setting for one folder of several
  await section.update(SETTING, withFigures(own, glob), vscode.ConfigurationTarget.Workspace);
}

async function offer(report: vscode.Uri): Promise<void> {
  const yes = 'Save in figures/';
  const answer = await vscode.window.showInformationMessage(
    'Save pictures that you paste into this report in its figures folder? This sets markdown.copyFiles.destination for this file.',
    yes,
    'No',
  );
  if (answer === yes) {
    await saveInFigures(report);
  }
}

function canOffer(report: vscode.Uri): boolean {
  const folder = vscode.workspace.getWorkspaceFolder(report);
  const destinations = vscode.workspace.getConfiguration('markdown', report).get<Destinations>(SETTING, {});
  return (
    report.scheme === 'file' &&
    folder !== undefined &&
    !isDecided(destinations, (glob) => isMatch(glob, report, folder))
  );
}

/** As VS Code reads these globs: from the workspace folder if they begin with `/`, else at any depth. */
function isMatch(glob: string, report: vscode.Uri, folder: vscode.WorkspaceFolder): boolean {
  const pattern = glob.startsWith('/')
    ? new vscode.RelativePattern(folder, glob.slice(1))
    : glob.startsWith('**')
      ? glob
      : `**/${glob}`;
  return vscode.languages.match({ pattern }, { uri: report } as vscode.TextDocument) > 0;
}
