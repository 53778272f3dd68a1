import * as vscode from 'vscode';
import { SECTION } from '../settings';
import { codesWith } from './codes';

/** Whose setting is written: the workspace's, or the user's own. */
export type Scope = 'workspace' | 'user';

const SEVERITY = 'severity';

/** Switch a kind of problem off in the settings. What is not given is asked for; `document` is what the setting is judged for. */
export async function turnOff(
  codes: ReadonlyMap<string, string>,
  code?: string,
  scope?: Scope,
  document?: vscode.Uri,
): Promise<void> {
  const chosen = code ?? (await pickCode(codes));
  const where = chosen === undefined ? undefined : (scope ?? (await pickScope()));
  if (chosen === undefined || where === undefined) {
    return;
  }
  const before = await write(chosen, 'off', where, document);
  const isOff = effective(chosen, document) === 'off';
  const undo = vscode.l10n.t('Undo');
  const message = isOff
    ? told(chosen, where)
    : vscode.l10n.t('It is written into your settings, but those of the workspace set {0} too, and win.', chosen);
  if ((await vscode.window.showInformationMessage(message, undo)) === undo) {
    await write(chosen, before, where, document);
  }
}

function told(code: string, where: Scope): string {
  return where === 'user'
    ? vscode.l10n.t('Problems of the kind {0} are off for you.', code)
    : vscode.l10n.t('Problems of the kind {0} are off in this workspace.', code);
}

/** Give a code a severity in the settings of a scope, or none. Returns the one that it had there. */
async function write(
  code: string,
  severity: string | undefined,
  scope: Scope,
  document: vscode.Uri | undefined,
): Promise<string | undefined> {
  const section = vscode.workspace.getConfiguration(SECTION, document);
  const own = section.inspect<Record<string, string>>(SEVERITY);
  const target = targetOf(scope, own?.workspaceFolderValue);
  const values = {
    [vscode.ConfigurationTarget.Global]: own?.globalValue,
    [vscode.ConfigurationTarget.Workspace]: own?.workspaceValue,
    [vscode.ConfigurationTarget.WorkspaceFolder]: own?.workspaceFolderValue,
  };
  const { [code]: before, ...rest } = values[target] ?? {};
  const after = severity === undefined ? rest : { ...rest, [code]: severity };
  await section.update(SEVERITY, Object.keys(after).length > 0 ? after : undefined, target);
  return before;
}

/** A folder of a workspace of several may have a value of its own, which would win. */
function targetOf(scope: Scope, ofFolder: object | undefined): vscode.ConfigurationTarget {
  if (scope === 'user') {
    return vscode.ConfigurationTarget.Global;
  }
  return ofFolder && vscode.workspace.workspaceFile
    ? vscode.ConfigurationTarget.WorkspaceFolder
    : vscode.ConfigurationTarget.Workspace;
}

function effective(code: string, document: vscode.Uri | undefined): string | undefined {
  return vscode.workspace.getConfiguration(SECTION, document).get<Record<string, string>>(SEVERITY, {})[code];
}

async function pickCode(codes: ReadonlyMap<string, string>): Promise<string | undefined> {
  const picked = await vscode.window.showQuickPick(codesWith(codes), {
    title: vscode.l10n.t('Turn Off a Kind of Problem'),
    matchOnDescription: true,
  });
  return picked?.label;
}

async function pickScope(): Promise<Scope | undefined> {
  if (!hasWorkspace()) {
    return 'user';
  }
  const items: (vscode.QuickPickItem & { scope: Scope })[] = [
    {
      label: vscode.l10n.t('In this workspace'),
      description: vscode.l10n.t('for everybody who works in this folder'),
      scope: 'workspace',
    },
    { label: vscode.l10n.t('For me'), description: vscode.l10n.t('in all folders'), scope: 'user' },
  ];
  return (await vscode.window.showQuickPick(items, { title: vscode.l10n.t('Where to Turn It Off') }))?.scope;
}

/** Whether there are settings of a workspace to write. */
export function hasWorkspace(): boolean {
  return vscode.workspace.workspaceFolders !== undefined;
}
