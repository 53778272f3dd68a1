import * as vscode from 'vscode';
import { SETTING } from '../python/candidates';
import { openDownloads } from '../python/downloads';
import { fromOrigin } from '../python/origins';
import { isFit, LEAST, type Interpreter, type Unfit } from '../python/probe';
import type { Search } from '../python/search';
import { SECTION } from '../settings';

interface InterpreterItem extends vscode.QuickPickItem {
  /** What is done with it when it is chosen; nothing for a Python that cannot be used. */
  choose?: () => Promise<void>;
}

/** Let the user choose the Python that runs the server, among all that are found. Those that cannot be used are listed with the reason. */
export async function chooseInterpreter(search: Search): Promise<void> {
  const picked = await vscode.window.showQuickPick(items(search), {
    title: vscode.l10n.t('Choose Python Interpreter'),
    placeHolder: vscode.l10n.t('Python {0} or later; nothing has to be installed into it', LEAST.join('.')),
    matchOnDescription: true,
  });
  if (picked?.choose) {
    await picked.choose();
  } else if (picked?.detail) {
    await vscode.window.showWarningMessage(picked.detail);
  }
}

async function items(search: Search): Promise<InterpreterItem[]> {
  const found = await search.all(vscode.window.activeTextEditor?.document.uri);
  const fit = found.filter(isFit).map(usable);
  const unfit = found.flatMap((probed) => (isFit(probed) || !isTold(probed) ? [] : [unusable(probed)]));
  return [
    ...fit,
    { label: `$(folder-opened) ${vscode.l10n.t('Browse...')}`, choose: browse },
    ...(fit.length > 0
      ? []
      : [{ label: `$(link-external) ${vscode.l10n.t('Install Python...')}`, choose: openDownloads }]),
    ...(unfit.length > 0
      ? [{ label: vscode.l10n.t('Cannot be used'), kind: vscode.QuickPickItemKind.Separator }, ...unfit]
      : []),
  ];
}

function usable({ version, executable, origin }: Interpreter): InterpreterItem {
  return {
    label: vscode.l10n.t('Python {0}', version),
    description: executable,
    detail: fromOrigin(origin),
    choose: async () => {
      await save(executable);
    },
  };
}

function unusable({ candidate: { command, args, origin }, version, problem }: Unfit): InterpreterItem {
  return {
    label: `$(circle-slash) ${version === undefined ? vscode.l10n.t('No Python that fits') : vscode.l10n.t('Python {0}', version)}`,
    description: [command, ...args].join(' '),
    detail: `${problem} ${fromOrigin(origin)}`,
  };
}

/** Not a launcher without that version, or what only has the name of a Python: those are in the log. */
function isTold({ candidate, version }: Unfit): boolean {
  return version !== undefined || candidate.refusal !== undefined || candidate.origin === SETTING;
}

async function browse(): Promise<void> {
  const [file] =
    (await vscode.window.showOpenDialog({
      title: vscode.l10n.t('Choose Python Interpreter'),
      openLabel: vscode.l10n.t('Use This Python'),
    })) ?? [];
  if (file) {
    await save(file.fsPath);
  }
}

/** Into the user's settings, unless the workspace has one of its own that would win. */
async function save(interpreter: string): Promise<void> {
  const section = vscode.workspace.getConfiguration(SECTION);
  const { Global, Workspace } = vscode.ConfigurationTarget;
  const isInWorkspace = section.inspect('interpreter')?.workspaceValue !== undefined && vscode.workspace.isTrusted;
  await section.update('interpreter', interpreter, isInWorkspace ? Workspace : Global);
}
