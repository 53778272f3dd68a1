import * as vscode from 'vscode';
import { offeredInterpreters } from '../server/interpreter';
import { LEAST } from '../server/probe';
import { SECTION } from '../settings';

interface InterpreterItem extends vscode.QuickPickItem {
  path: string | undefined;
}

/** Let the user choose the Python that runs the server. `folder` is the extension's. */
export async function chooseInterpreter(folder: string): Promise<void> {
  const resource = vscode.window.activeTextEditor?.document.uri;
  const items: InterpreterItem[] = [
    ...(await offeredInterpreters(folder, resource)).map(({ version, executable, origin }) => ({
      label: `Python ${version}`,
      description: executable,
      detail: `From ${origin}`,
      path: executable,
    })),
    { label: '$(folder-opened) Browse...', path: undefined },
  ];
  const picked = await vscode.window.showQuickPick(items, {
    title: 'Choose Python Interpreter',
    placeHolder: `Python ${LEAST.join('.')} or later; nothing has to be installed into it`,
  });
  const chosen = picked && (picked.path ?? (await browse()));
  if (chosen) {
    await save(chosen);
  }
}

async function browse(): Promise<string | undefined> {
  const [file] =
    (await vscode.window.showOpenDialog({ title: 'Choose Python Interpreter', openLabel: 'Use This Python' })) ?? [];
  return file?.fsPath;
}

/** Into the user's settings, unless the workspace has one of its own that would win. */
async function save(interpreter: string): Promise<void> {
  const section = vscode.workspace.getConfiguration(SECTION);
  const { Global, Workspace } = vscode.ConfigurationTarget;
  const isInWorkspace = section.inspect('interpreter')?.workspaceValue !== undefined && vscode.workspace.isTrusted;
  await section.update('interpreter', interpreter, isInWorkspace ? Workspace : Global);
}
