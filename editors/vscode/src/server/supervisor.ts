import * as vscode from 'vscode';
import { mayBeReport } from '../report/detect';
import { READ_AT_START, SECTION, settings } from '../settings';
import type { Client, Listener } from './client';
import { findInterpreter } from './interpreter';
import { bundledServer, ownServer, type Launch } from './launch';
import type { Messages } from './messages';
import { Restarts } from './restarts';

export type State = 'idle' | 'starting' | 'running' | 'no interpreter' | 'failed';

/** Starts the server when the first document is open that may be a report, and keeps it running. */
export class Supervisor implements vscode.Disposable {
  private readonly stateEmitter = new vscode.EventEmitter<State>();
  private readonly subscriptions: { dispose(): unknown }[];
  private readonly restarts = new Restarts();
  private current: State = 'idle';
  private client: Client | undefined;
  private launch: Launch | undefined;
  /** Starts and stops, one after the other. */
  private queue: Promise<void> = Promise.resolve();

  readonly onDidChangeState = this.stateEmitter.event;

  /** `folder` is the extension's. */
  constructor(
    private readonly folder: string,
    private readonly log: vscode.LogOutputChannel,
    private readonly messages: Messages,
    private readonly listener: Listener,
  ) {
    this.subscriptions = [
      this.stateEmitter,
      vscode.workspace.onDidOpenTextDocument((document) => {
        this.startFor(document);
      }),
      // An empty file into which the template is pasted
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        this.startFor(document);
      }),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (this.current !== 'idle' && READ_AT_START.some((setting) => event.affectsConfiguration(setting))) {
          void this.restart();
        }
      }),
      vscode.workspace.onDidGrantWorkspaceTrust(() => {
        if (this.current !== 'idle') {
          void this.restart();
        }
      }),
    ];
  }

  get state(): State {
    return this.current;
  }

  /** Look at the documents that are open already. */
  begin(): void {
    for (const document of vscode.workspace.textDocuments) {
      this.startFor(document);
    }
  }

  /** Such as "report-ls 0.1.0, run by Python 3.12.1 at /usr/bin/python3, from PATH". */
  get description(): string | undefined {
    return this.client && this.launch && `${this.client.serverName}, run by ${this.launch.description}`;
  }

  async request<Answer>(method: string, params: object): Promise<Answer | null> {
    return (await this.client?.request<Answer>(method, params)) ?? null;
  }

  /** Start again, with the settings as they are now. */
  async restart(): Promise<void> {
    this.restarts.forget();
    await this.enqueue(async () => {
      await this.stopClient();
      await this.startClient();
    });
  }

  /** Ends the server, too. Nobody waits for that, but a server also ends by itself when the extension host does. */
  dispose(): void {
    void this.enqueue(async () => {
      await this.stopClient();
    });
    vscode.Disposable.from(...this.subscriptions).dispose();
  }

  private startFor(document: vscode.TextDocument): void {
    if (this.current === 'idle' && isCandidate(document)) {
      this.become('starting');
      void this.enqueue(async () => {
        await this.startClient();
      });
    }
  }

  private async enqueue(task: () => Promise<void>): Promise<void> {
    this.queue = this.queue.then(task).catch((error: unknown) => {
      this.log.error(error instanceof Error ? error : String(error));
    });
    await this.queue;
  }

  private async startClient(): Promise<void> {
    this.become('starting');
    this.launch = await this.findLaunch();
    if (!this.launch) {
      this.become('no interpreter');
      return;
    }
    this.log.info(`Starting the server: ${this.launch.description}`);
    const { Client } = await import('./client.js');
    this.client = new Client(this.launch, this.folder, this.log, this.listener, () => this.isRestartedAfterEnd());
    try {
      await this.client.start();
      this.become('running');
      this.log.info(`Running: ${this.client.serverName}`);
    } catch (error) {
      this.log.error(error instanceof Error ? error : String(error));
      await this.stopClient();
      this.become('failed');
      this.messages.failed();
    }
  }

  private async stopClient(): Promise<void> {
    const client = this.client;
    this.client = undefined;
    await client?.stop();
  }

  /** The server of the settings, or the bundled one with the first Python that fits; undefined where none does. */
  private async findLaunch(): Promise<Launch | undefined> {
    const { interpreter: setting, server } = settings();
    const own = ownServer(server);
    if (own) {
      return own;
    }
    const { interpreter, problems, settingProblem } = await findInterpreter(this.folder, firstReport());
    for (const problem of problems) {
      this.log.warn(problem);
    }
    if (settingProblem) {
      this.messages.wrongSetting(
        setting,
        settingProblem,
        interpreter && `Python ${interpreter.version} at ${interpreter.executable}`,
      );
    } else if (interpreter) {
      await this.messages.interpreterFits();
    } else {
      this.messages.noInterpreter();
    }
    return interpreter && bundledServer(interpreter, this.folder);
  }

  private isRestartedAfterEnd(): boolean {
    // One that ends before it has said that it is ready would do so again
    if (this.current !== 'running' || !this.restarts.allow(Date.now())) {
      if (this.current === 'running') {
        this.become('failed');
        this.messages.gaveUp();
      }
      return false;
    }
    this.log.warn('The server ended by itself and is started again.');
    this.messages.restarted();
    return true;
  }

  private become(state: State): void {
    this.current = state;
    this.stateEmitter.fire(state);
  }
}

/** Whether a document is worth starting the server for. */
export function isCandidate(document: vscode.TextDocument): boolean {
  if (document.languageId !== 'markdown' || !['file', 'untitled', 'vscode-vfs'].includes(document.uri.scheme)) {
    return false;
  }
  const included = vscode.workspace.getConfiguration(SECTION, document).get<string[]>('include', []);
  return included.length > 0 || mayBeReport(document.getText());
}

function firstReport(): vscode.Uri | undefined {
  const active = vscode.window.activeTextEditor?.document;
  return (active && isCandidate(active) ? active : vscode.workspace.textDocuments.find(isCandidate))?.uri;
}
