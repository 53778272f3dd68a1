import { execFile, type ChildProcess, type ExecFileException } from 'node:child_process';
import { l10n } from 'vscode';

type Failure = (name: string) => string;

/** What came of running a program. */
export interface Outcome {
  stdout: string;
  /** Says of a program, by its name, why it did not go well; undefined where it ended with status 0. */
  failure: Failure | undefined;
}

/** Of what a program says about its failure, in characters. */
const MOST_SAID = 200;

/**
 * Run a program to its end, in a folder. Never rejects, and never takes longer than `patience` milliseconds: not even for a program that
 * reads, that writes without end, or that cannot be ended because it waits for a drive that is gone.
 */
export async function run(command: string, args: string[], folder: string, patience: number): Promise<Outcome> {
  // Windows' install manager is asked for what is there, not for a download
  const env = { ...process.env, PYTHON_MANAGER_AUTOMATIC_INSTALL: 'false' };
  return await new Promise((resolve) => {
    let child: ChildProcess | undefined;
    const timer = setTimeout(() => {
      resolve({
        stdout: '',
        failure: (name) => l10n.t('{0} did not answer within {1} seconds.', name, patience / 1000),
      });
      end(child);
    }, patience);
    try {
      child = execFile(
        command,
        args,
        { cwd: folder, windowsHide: true, killSignal: 'SIGKILL', env },
        (error, stdout, stderr) => {
          clearTimeout(timer);
          resolve({ stdout, failure: error ? reason(error, stderr) : undefined });
        },
      );
      child.stdin?.on('error', () => undefined).end();
    } catch (error) {
      // Such as for a script of Windows, or for a path that no file can have
      clearTimeout(timer);
      resolve({ stdout: '', failure: notRun(error instanceof Error ? error.message : String(error)) });
    }
  });
}

/** End a program, and let go of what its own children may hold open. */
function end(child: ChildProcess | undefined): void {
  child?.stdout?.destroy();
  child?.stderr?.destroy();
  child?.kill('SIGKILL');
}

function reason({ code, signal }: ExecFileException, stderr: string): Failure {
  switch (code) {
    case 'ENOENT':
      return (name) => l10n.t('{0} was not found.', name);
    case 'ERR_CHILD_PROCESS_STDIO_MAXBUFFER':
      return (name) => l10n.t('{0} writes without end.', name);
  }
  if (typeof code === 'string') {
    return notRun(code);
  }
  const said = stderr.trim().split(/\r?\n/).at(-1)?.slice(0, MOST_SAID);
  const behind = said ? `: ${said}` : '';
  return signal
    ? (name) => l10n.t('{0} was ended by {1}{2}.', name, signal, behind)
    : (name) => l10n.t('{0} ended with status {1}{2}.', name, code ?? '?', behind);
}

function notRun(why: string): Failure {
  return (name) => l10n.t('{0} could not be run ({1}).', name, why);
}
