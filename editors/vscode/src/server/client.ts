import * as vscode from 'vscode';
import {
  CloseAction,
  DidChangeConfigurationNotification,
  ErrorAction,
  LanguageClient,
  RevealOutputChannelOn,
  type LanguageClientOptions,
  type Middleware,
} from 'vscode-languageclient/node';
import { completeWithoutTwins } from '../completion';
import { hoverWithoutTwins } from '../hover';
import { STATUS, type Status } from '../protocol';
import { renameOrExplain } from '../rename';
import { SECTION } from '../settings';
import { within } from '../deadline';
import type { Launch } from './launch';
import type { Pause } from './pause';
import { ServerProcess } from './serverProcess';

// The only importer of vscode-languageclient. It is loaded when a report is opened, so that ordinary markdown costs nothing.

/** What is heard from a client. */
export interface Listener {
  status(status: Status): void;
  /** Something changed that a report may show, and the server knows of it already. */
  changed(uri: string): void;
  /** Something changed on disk. */
  changedOnDisk(): void;
  closed(uri: string): void;
}

/** What a click on the code of a problem does: VS Code runs commands from there. The server puts the code in. */
const EXPLANATIONS = 'command:reportLs.explain?%5B%22{code}%22%5D';

/** How long a server may take until it says that it is ready. */
const START_MS = 60_000;

export class Client {
  private process: ServerProcess | undefined;
  private isReady = false;
  private readonly client: QuietClient;
  private readonly ended: Promise<never>;

  /** `folder` is the folder that the server runs in. `ended` is called when it ended by itself after it was ready. */
  constructor(
    launch: Launch,
    folder: string,
    log: vscode.LogOutputChannel,
    listener: Listener,
    pause: Pause,
    ended: () => void,
  ) {
    const start = async () => {
      this.process = await ServerProcess.start(launch, folder);
      return this.process.process;
    };
    let endEarly: (reason: Error) => void = () => undefined;
    this.ended = new Promise((_, reject) => {
      endEarly = reject;
    });
    // Nobody waits for it any more when the server is ready
    this.ended.catch(() => undefined);
    const closed = () => {
      endEarly(new Error('The server ended before it was ready.'));
      if (this.isReady) {
        ended();
      }
    };
    this.client = new QuietClient(SECTION, 'report-ls', start, options(log, listener, pause, closed));
    this.client.onNotification(STATUS, (status: Status) => {
      listener.status(status);
    });
  }

  /** Rejects if the server cannot be started, ends, or does not answer in time. */
  async start(): Promise<void> {
    await within(START_MS, 'The server did not answer', Promise.race([this.client.start(), this.ended]));
    this.isReady = true;
  }

  /** Ends the server, even one that does not answer. */
  async stop(): Promise<void> {
    await this.client.stop().catch(() => undefined);
    await this.process?.stop();
    await this.client.dispose().catch(() => undefined);
  }

  /** Such as "report-ls 0.1.0". */
  get serverName(): string {
    const server = this.client.initializeResult?.serverInfo;
    return server ? `${server.name} ${server.version ?? ''}`.trim() : vscode.l10n.t('unknown');
  }

  /** Have the server ask for the settings of its documents anew. */
  settingsChanged(): void {
    if (this.client.isRunning()) {
      void this.client.sendNotification(DidChangeConfigurationNotification.type, { settings: null });
    }
  }

  async request<Answer>(method: string, params: object): Promise<Answer | null> {
    return this.client.isRunning() ? await this.client.sendRequest<Answer | null>(method, params) : null;
  }
}

/** Its own messages go to the log. What a person has to know is said by `Messages`. */
class QuietClient extends LanguageClient {
  override error(message: string, data?: unknown): void {
    super.error(message, data, false);
  }

  override warn(message: string, data?: unknown): void {
    super.warn(message, data, false);
  }

  override info(message: string, data?: unknown): void {
    super.info(message, data, false);
  }
}

function options(
  log: vscode.LogOutputChannel,
  listener: Listener,
  pause: Pause,
  closed: () => void,
): LanguageClientOptions {
  return {
    // Not the old side of a comparison, nor the cells of a notebook
    documentSelector: ['file', 'untitled', 'vscode-vfs'].map((scheme) => ({ scheme, language: 'markdown' })),
    initializationOptions: { ...switches(), isTrusted: vscode.workspace.isTrusted, explanations: EXPLANATIONS },
    outputChannel: log,
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    initializationFailedHandler: () => false,
    errorHandler: {
      error: () => ({ action: ErrorAction.Continue, handled: true }),
      // It is the supervisor that starts a server again
      closed: () => {
        closed();
        return { action: CloseAction.DoNotRestart, handled: true };
      },
    },
    middleware: middleware(listener, pause),
  };
}

function middleware(listener: Listener, pause: Pause): Middleware {
  return {
    didOpen: async (document, next) => {
      await next(document);
      listener.changed(document.uri.toString());
    },
    didChange: async (event, next) => {
      await next(event);
      listener.changed(event.document.uri.toString());
    },
    didClose: async (document, next) => {
      await next(document);
      listener.closed(document.uri.toString());
    },
    // Asked again by the server, too, when something beside the report has changed that VS Code does not watch
    provideDiagnostics: async (document, previous, token, next) => {
      const found = await next(document, previous, token);
      listener.changed((document instanceof vscode.Uri ? document : document.uri).toString());
      return found;
    },
    workspace: {
      configuration: async (params, token, next) => {
        const answer = await next(params, token);
        return Array.isArray(answer)
          ? answer.map((value: unknown, index) =>
              params.items[index]?.section === SECTION ? pause.settings(value) : value,
            )
          : answer;
      },
      // The server only has to know that something changed: it asks for each document's own settings
      didChangeConfiguration: async (_, next) => {
        await next(undefined);
      },
      didChangeWatchedFile: async (event, next) => {
        await next(event);
        listener.changedOnDisk();
      },
    },
    provideCompletionItem: completeWithoutTwins,
    provideHover: hoverWithoutTwins,
    provideRenameEdits: renameOrExplain,
  };
}

/**
 * What the server has to know from the start, so that it announces no feature that is off. It asks for all other settings, document by document.
 */
function switches(): object {
  const all = vscode.workspace.getConfiguration().get<object>(SECTION, {});
  return Object.fromEntries(Object.entries(all).filter(([, value]) => isSwitch(value)));
}

function isSwitch(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'enabled' in value;
}
