import * as vscode from 'vscode';
import { SETTING } from '../python/candidates';
import type { PythonExtensions } from '../python/pythonExtensions';
import { mayBeReport } from '../report/detect';
import { READ_AT_START, SECTION } from '../settings';
import type { Client, Listener } from './client';
import type { Launch } from './launch';
import { NoPython, type Launcher } from './launcher';
import type { Messages } from './messages';
import type { Pause } from './pause';
import { Restarts } from './restarts';

export type State = 'idle' | 'starting' | 'running' | 'failed';

/** Why the server does not run. */
export type Failure = 'no Python' | 'stopped';

/**
 * Starts the server when the first document is open that may be a report, and keeps it running. Every start ends in `running` or in `failed`,
 * whatever goes wrong on the way.
 */
export class Supervisor implements vscode.Disposable {
  private readonly stateEmitter = new vscode.EventEmitter<State>();
  private readonly subscriptions: { dispose(): unknown }[];
  private readonly restarts = new Restarts();
  private current: State = 'idle';
  private why: Failure | undefined;
  private client: Client | undefined;
  private launch: Launch | undefined;
  /** What was chosen in a Python extension when the server was started. */
  private chosen: string | undefined;
  /** Starts and stops, one after the other. */
  private queue: Promise<void> = Promise.resolve();

  readonly onDidChangeState = this.stateEmitter.event;

  /** `folder` is the extension's. */
  constructor(
    private readonly folder: string,
    private readonly log: vscode.LogOutputChannel,
    private readonly messages: Messages,
    private readonly launcher: Launcher,
    private readonly extensions: PythonExtensions,
    private readonly listener: Listener,
    private readonly pause: Pause,
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
      vscode.window.onDidChangeActiveTextEditor(() => {
        extensions.follow();
      }),
      pause.onDidChange(() => {
        this.client?.settingsChanged();
      }),
      extensions.onDidChange(() => {
        void this.followChoice();
      }),
    ];
  }

  get state(): State {
    return this.current;
  }

  /** Why the state is `failed`; undefined in any other. */
  get failure(): Failure | undefined {
    return this.why;
  }

  /** Look at the documents that are open already. */
  begin(): void {
    for (const document of vscode.workspace.textDocuments) {
      this.startFor(document);
    }
  }

  /** Such as "report-ls 0.1.0, run by Python 3.12.1 at /usr/bin/python3, from PATH.". */
  get description(): string | undefined {
    return (
      this.client && this.launch && vscode.l10n.t('{0}, run by {1}.', this.client.serverName, this.launch.description)
    );
  }

  async request<Answer>(method: string, params: object): Promise<Answer | null> {
    return (await this.client?.request<Answer>(method, params)) ?? null;
  }

  /** Start again, with the settings as they are now. */
  async restart(): Promise<void> {
    this.restarts.forget();
    await this.startAnew();
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
      void this.startAnew();
    }
  }

  private async startAnew(): Promise<void> {
    await this.enqueue(async () => {
      this.become('starting');
      try {
        await this.stopClient();
        await this.startClient();
        this.become('running');
        this.messages.runs();
      } catch (error) {
        await this.fail(error);
      }
    });
  }

  /** Run tasks one after the other; what goes wrong in one is no reason not to run the next. */
  private async enqueue(task: () => Promise<void>): Promise<void> {
    this.queue = this.queue.then(task).catch((error: unknown) => {
      this.log.error(asError(error));
    });
    await this.queue;
  }

  private async startClient(): Promise<void> {
    const report = firstReport();
    this.chosen = await this.extensions.known(report);
    this.launch = await this.launcher.launch(report);
    this.log.info(`Starting the server: ${this.launch.description}`);
    const { Client } = await import('./client.js');
    const client = new Client(this.launch, this.folder, this.log, this.listener, this.pause, () => {
      if (this.client === client) {
        this.ended();
      }
    });
    this.client = client;
    await client.start();
    this.log.info(`Running: ${client.serverName}`);
  }

  private async stopClient(): Promise<void> {
    const client = this.client;
    this.client = undefined;
    await client?.stop();
  }

  private async fail(error: unknown): Promise<void> {
    this.log.error(asError(error));
    const isWithoutPython = error instanceof NoPython;
    this.become('failed', isWithoutPython ? 'no Python' : 'stopped');
    if (!isWithoutPython) {
      this.messages.failed();
    }
    await this.stopClient();
  }

  /** A server that was ready ended by itself. */
  private ended(): void {
    if (this.restarts.allow(Date.now())) {
      this.log.warn('The server ended by itself and is started again.');
      this.messages.restarted();
      void this.startAnew();
    } else {
      this.log.error('The server keeps ending and is not started again.');
      this.become('failed', 'stopped');
      this.messages.gaveUp();
    }
  }

  /** Use what was chosen in a Python extension, unless a setting has a say. */
  private async followChoice(): Promise<void> {
    const chosen = await this.extensions.known(firstReport());
    const isNews = chosen !== undefined && chosen !== this.chosen && chosen !== this.launch?.interpreter?.executable;
    if (isNews && this.current !== 'idle' && !this.isSet) {
      this.log.info(`Another Python was chosen: ${chosen}`);
      await this.restart();
    }
  }

  /** Whether what runs is what a setting names. */
  private get isSet(): boolean {
    return this.launch !== undefined && (this.launch.interpreter?.origin ?? SETTING) === SETTING;
  }

  private become(state: State, why?: Failure): void {
    this.current = state;
    this.why = why;
    this.stateEmitter.fire(state);
  }
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
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
