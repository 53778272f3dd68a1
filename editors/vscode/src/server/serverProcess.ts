import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { within } from '../deadline';
import type { Launch } from './launch';

/** How long a server that was asked to end may take. */
const PATIENCE_MS = 2_000;

/** The process of the server. A server ends by itself when its input closes, so that none remains even if the editor is killed. */
export class ServerProcess {
  private constructor(readonly process: ChildProcessWithoutNullStreams) {}

  /** Rejects if the program cannot be started. `folder` is the folder that it runs in. */
  static async start(launch: Launch, folder: string): Promise<ServerProcess> {
    const process = spawn(launch.command, launch.args, { cwd: folder, windowsHide: true });
    // A write to a server that has just died is an error of its own, which nobody else listens for
    process.stdin.on('error', () => undefined);
    await new Promise((resolve, reject) => {
      process.once('spawn', resolve);
      process.once('error', reject);
    });
    return new ServerProcess(process);
  }

  /** Close its input, and end it if it does not end by itself. One that cannot be ended, because it waits for a disk, is left alone. */
  async stop(): Promise<void> {
    if (this.process.exitCode !== null || this.process.signalCode !== null) {
      return;
    }
    const ended = new Promise<void>((resolve) => {
      this.process.once('exit', () => {
        resolve();
      });
    });
    this.process.stdin.end();
    await within(PATIENCE_MS, 'The server did not end', ended).catch(async () => {
      this.process.kill('SIGKILL');
      await within(PATIENCE_MS, 'The server did not end', ended).catch(() => undefined);
    });
  }
}
