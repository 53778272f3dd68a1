import * as vscode from 'vscode';

/** The part of the Python extension's API that is asked. */
interface PythonApi {
  environments?: {
    getActiveEnvironmentPath: (resource?: vscode.Uri) => { path: string };
    resolveEnvironment: (of: { path: string }) => Promise<{ executable: { uri?: vscode.Uri } } | undefined>;
  };
}

/** The part of the API of Python Environments that is asked. */
interface PythonEnvironmentsApi {
  getEnvironment?: (
    scope: vscode.Uri | undefined,
  ) => Promise<{ execInfo: { run: { executable: string } } } | undefined>;
}

/** An extension that takes longer to start is done without. */
const PATIENCE_MS = 5_000;

/** The interpreter that the user chose in the Python extension, or in Python Environments, if one of them is installed. */
export async function chosenInterpreter(resource: vscode.Uri | undefined): Promise<string | undefined> {
  // What these extensions choose may be a path from the workspace's settings
  if (!vscode.workspace.isTrusted) {
    return undefined;
  }
  return (await ask('ms-python.vscode-python-envs', fromEnvironments)) ?? (await ask('ms-python.python', fromPython));

  async function fromEnvironments(api: PythonEnvironmentsApi): Promise<string | undefined> {
    return (await api.getEnvironment?.(resource))?.execInfo.run.executable;
  }

  async function fromPython({ environments }: PythonApi): Promise<string | undefined> {
    const chosen = environments?.getActiveEnvironmentPath(resource);
    return chosen && (await environments?.resolveEnvironment(chosen))?.executable.uri?.fsPath;
  }
}

/** Nothing where the extension is not installed, takes too long, or answers otherwise than it did. */
async function ask(
  id: string,
  question: (api: PythonApi & PythonEnvironmentsApi) => Promise<string | undefined>,
): Promise<string | undefined> {
  const extension = vscode.extensions.getExtension<(PythonApi & PythonEnvironmentsApi) | undefined>(id);
  if (!extension) {
    return undefined;
  }
  const answer = async () => {
    const api = await extension.activate();
    return api && (await question(api));
  };
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => {
      resolve(undefined);
    }, PATIENCE_MS);
  });
  return await Promise.race([answer().catch(() => undefined), tooLate]).finally(() => {
    clearTimeout(timer);
  });
}
