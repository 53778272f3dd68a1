import { statSync } from 'node:fs';
import * as os from 'node:os';
import * as vscode from 'vscode';
import { settings } from '../settings';
import { candidates, onPath, type Candidate } from './candidates';
import type { Environment } from './pathSearch';
import { probe, type Interpreter } from './probe';
import { chosenInterpreter } from './pythonExtension';

export interface Search {
  /** The first that fits. */
  interpreter: Interpreter | undefined;
  /** Why each one before it does not fit. */
  problems: string[];
  /** Why the one of the setting does not fit, where it is set. */
  settingProblem: string | undefined;
}

/** Look for a Python that can run the server. `folder` is the extension's. */
export async function findInterpreter(folder: string, resource: vscode.Uri | undefined): Promise<Search> {
  const search: Search = { interpreter: undefined, problems: [], settingProblem: undefined };
  for (const candidate of candidates({
    setting: settings().interpreter,
    chosen: await chosenInterpreter(resource),
    home: os.homedir(),
    workspaceFolder: workspaceFolder(resource),
    environment: environment(),
  })) {
    const result = await probe(candidate, folder);
    if (!('problem' in result)) {
      return { ...search, interpreter: result };
    }
    search.problems.push(`${result.problem} (${candidate.origin})`);
    if (candidate.origin === 'the setting reportLs.interpreter') {
      search.settingProblem = result.problem;
    }
  }
  return search;
}

/** All that can be offered for a choice, each once. */
export async function offeredInterpreters(folder: string, resource: vscode.Uri | undefined): Promise<Interpreter[]> {
  const chosen = await chosenInterpreter(resource);
  const offered: Candidate[] = chosen ? [{ command: chosen, args: [], origin: 'the Python extension' }] : [];
  const found = await Promise.all([...offered, ...onPath(environment())].map(async (one) => await probe(one, folder)));
  const fit = found.filter((one): one is Interpreter => !('problem' in one));
  return [...new Map(fit.toReversed().map((one) => [one.executable, one])).values()].reverse();
}

function workspaceFolder(resource: vscode.Uri | undefined): string | undefined {
  const folder = resource && vscode.workspace.getWorkspaceFolder(resource);
  return (folder ?? vscode.workspace.workspaceFolders?.[0])?.uri.fsPath;
}

function environment(): Environment {
  return {
    platform: process.platform,
    path: process.env.PATH ?? '',
    pathExt: process.env.PATHEXT ?? '.EXE',
    isFile: (file) => statSync(file, { throwIfNoEntry: false })?.isFile() ?? false,
  };
}
