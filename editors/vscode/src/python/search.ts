import * as vscode from 'vscode';
import { settings } from '../settings';
import { candidates, type Candidate, type Sources } from './candidates';
import { thisMachine } from './machine';
import { isFit, probe, type Probed } from './probe';
import type { PythonExtensions } from './pythonExtensions';
import { run } from './run';
import { firstFit, tryAll, type Trials } from './trials';

const TOOLS_PATIENCE_MS = 2_000;

/** Looks for the Pythons of this machine. */
export class Search {
  /** `folder` is the extension's. */
  constructor(
    private readonly folder: string,
    private readonly extensions: PythonExtensions,
  ) {}

  /** A Python that can run the server. Extensions that have to start first are asked last. */
  async find(resource: vscode.Uri | undefined): Promise<Trials> {
    const sources = await this.sources(resource);
    const found = await firstFit(candidates(sources), this.probe);
    const woken = found.interpreter ? undefined : await this.wake(resource, sources);
    if (!woken) {
      return found;
    }
    return isFit(woken) ? { ...found, interpreter: woken } : { ...found, unfit: [...found.unfit, woken] };
  }

  /** All that can be shown for a choice, those that do not fit too, each once. */
  async all(resource: vscode.Uri | undefined): Promise<Probed[]> {
    const sources = await this.sources(resource);
    const found = await tryAll(candidates(sources), this.probe);
    const woken = found.some(isFit) ? undefined : await this.wake(resource, sources);
    return woken ? [...found, woken] : found;
  }

  private async wake(resource: vscode.Uri | undefined, sources: Sources): Promise<Probed | undefined> {
    const chosen = await this.extensions.woken(resource);
    if (chosen === undefined || chosen === sources.chosen) {
      return undefined;
    }
    const [first] = candidates({ ...sources, setting: '', chosen });
    return first && (await this.probe(first));
  }

  private readonly probe = async (candidate: Candidate) => await probe(candidate, this.folder);

  private async sources(resource: vscode.Uri | undefined): Promise<Sources> {
    return {
      setting: settings().interpreter,
      chosen: await this.extensions.known(resource),
      report: resource?.scheme === 'file' ? resource.fsPath : undefined,
      workspaceFolder: workspaceFolder(resource),
      workspaceFolders: folders().map(({ uri }) => uri.fsPath),
      isTrusted: vscode.workspace.isTrusted,
      hasDeveloperTools: process.platform !== 'darwin' || (await hasDeveloperTools(this.folder)),
      environment: thisMachine(),
    };
  }
}

/** Apple's own programs open a dialog without them. */
async function hasDeveloperTools(folder: string): Promise<boolean> {
  return (await run('/usr/bin/xcode-select', ['-p'], folder, TOOLS_PATIENCE_MS)).failure === undefined;
}

function workspaceFolder(resource: vscode.Uri | undefined): string | undefined {
  const folder = resource && vscode.workspace.getWorkspaceFolder(resource);
  return (folder?.uri.scheme === 'file' ? folder : folders()[0])?.uri.fsPath;
}

/** Those of this machine. */
function folders(): vscode.WorkspaceFolder[] {
  return (vscode.workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === 'file');
}
