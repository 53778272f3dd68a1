import { execFile, type ChildProcess, type ExecFileException } from 'node:child_process';

/** What came of running a program. */
export interface Outcome {
  stdout: string;
  /** Why it did not go well, as the end of a sentence that begins with the program; undefined where it ended with status 0. */
  failure: string | undefined;
}

/** Of what a program says about its failure, in characters. */
const MOST_SAID = 200;

const FAILURES: Record<string, string> = {
  ENOENT: 'was not found',
  ERR_CHILD_PROCESS_STDIO_MAXBUFFER: 'writes without end',
};

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
      resolve({ stdout: '', failure: `did not answer within ${patience / 1000} seconds` });
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
      resolve({ stdout: '', failure: `could not be run (${error instanceof Error ? error.message : String(error)})` });
    }
  });
}

/** End a program, and let go of what its own children may hold open. */
function end(child: ChildProcess | undefined): void {
  child?.stdout?.destroy();
  child?.stderr?.destroy();
  child?.kill('SIGKILL');
}

function reason({ code, signal }: ExecFileException, stderr: string): string {
  if (typeof code === 'string') {
    return FAILURES[code] ?? `could not be run (${code})`;
  }
  const said = stderr.trim().split(/\r?\n/).at(-1)?.slice(0, MOST_SAID);
  return `${signal ? `was ended by ${signal}` : `ended with status ${code ?? 'unknown'}`}${said ? `: ${said}` : ''}`;
}
