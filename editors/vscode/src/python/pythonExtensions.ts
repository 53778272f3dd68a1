import * as vscode from 'vscode';

/** The part of the Python extension's API that is asked. */
interface PythonApi {
  environments?: {
    getActiveEnvironmentPath: (resource?: vscode.Uri) => { path: string };
    resolveEnvironment: (of: { path: string }) => Promise<{ executable: { uri?: vscode.Uri } } | undefined>;
    onDidChangeActiveEnvironmentPath?: vscode.Event<unknown>;
  };
}

/** The part of the API of Python Environments that is asked. */
interface PythonEnvironmentsApi {
  getEnvironment?: (
    scope: vscode.Uri | undefined,
  ) => Promise<{ execInfo: { run: { executable: string } } } | undefined>;
  onDidChangeEnvironment?: vscode.Event<unknown>;
}

/** An extension in which a user chooses an interpreter. */
interface Chooser {
  id: string;
  choice: (api: unknown, resource: vscode.Uri | undefined) => Promise<string | undefined>;
  changes: (api: unknown) => vscode.Event<unknown> | undefined;
}

/** In their order: the second hands over to the first where both are installed. */
const CHOOSERS: Chooser[] = [
  {
    id: 'ms-python.vscode-python-envs',
    choice: async (api, resource) =>
      (await (api as PythonEnvironmentsApi).getEnvironment?.(resource))?.execInfo.run.executable,
    changes: (api) => (api as PythonEnvironmentsApi).onDidChangeEnvironment,
  },
  {
    id: 'ms-python.python',
    choice: async (api, resource) => {
      const { environments } = api as PythonApi;
      const chosen = environments?.getActiveEnvironmentPath(resource);
      return chosen && (await environments?.resolveEnvironment(chosen))?.executable.uri?.fsPath;
    },
    changes: (api) => (api as PythonApi).environments?.onDidChangeActiveEnvironmentPath,
  },
];

/** What an extension that runs may take for its answer, and what one takes that has to start first. It is done without otherwise. */
const ANSWER_MS = 2_000;
const WAKE_MS = 10_000;

/**
 * The interpreter that the user chose in the Python extension, or in Python Environments. They take seconds to start, so they are asked as
 * they are: only `woken` starts them.
 */
export class PythonExtensions implements vscode.Disposable {
  private readonly emitter = new vscode.EventEmitter<void>();
  private readonly followed = new Map<string, vscode.Disposable>();

  /** Fires when another interpreter may have been chosen in an extension that runs. */
  readonly onDidChange = this.emitter.event;

  /** What is chosen in those that run; undefined where nothing is, or where none does. */
  async known(resource: vscode.Uri | undefined): Promise<string | undefined> {
    this.follow();
    return await this.first(async ({ id, choice }) => {
      const extension = vscode.extensions.getExtension<unknown>(id);
      return extension?.isActive ? await within(ANSWER_MS, choice(extension.exports, resource)) : undefined;
    });
  }

  /** The same, after those that are installed were started. */
  async woken(resource: vscode.Uri | undefined): Promise<string | undefined> {
    const found = await this.first(async ({ id, choice }) => {
      const extension = vscode.extensions.getExtension<unknown>(id);
      return extension && (await within(WAKE_MS, activated(extension, choice, resource)));
    });
    this.follow();
    return found;
  }

  /** Hear of choices in those that have started meanwhile. VS Code tells nobody when an extension starts, so this is called now and then. */
  follow(): void {
    for (const { id, changes } of CHOOSERS.filter(({ id }) => !this.followed.has(id))) {
      const extension = vscode.extensions.getExtension<unknown>(id);
      const subscription = extension?.isActive ? subscribe(changes, extension.exports, this.emitter) : undefined;
      if (subscription) {
        this.followed.set(id, subscription);
      }
    }
  }

  dispose(): void {
    vscode.Disposable.from(this.emitter, ...this.followed.values()).dispose();
  }

  private async first(ask: (chooser: Chooser) => Promise<string | undefined>): Promise<string | undefined> {
    // What these extensions choose may be a path from the workspace's settings
    if (!vscode.workspace.isTrusted) {
      return undefined;
    }
    for (const chooser of CHOOSERS) {
      const found = await ask(chooser);
      if (typeof found === 'string' && found) {
        return found;
      }
    }
    return undefined;
  }
}

async function activated(
  extension: vscode.Extension<unknown>,
  choice: Chooser['choice'],
  resource: vscode.Uri | undefined,
): Promise<string | undefined> {
  return await choice(await extension.activate(), resource);
}

/** Nothing where an extension's API is not what it was. */
function subscribe(
  changes: Chooser['changes'],
  api: unknown,
  emitter: vscode.EventEmitter<void>,
): vscode.Disposable | undefined {
  try {
    return changes(api)?.(() => {
      emitter.fire();
    });
  } catch {
    return undefined;
  }
}

/** Nothing where an answer takes too long, or is a failure. */
async function within(limit: number, answer: Promise<string | undefined>): Promise<string | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => {
      resolve(undefined);
    }, limit);
  });
  return await Promise.race([answer.catch(() => undefined), tooLate]).finally(() => {
    clearTimeout(timer);
  });
}
