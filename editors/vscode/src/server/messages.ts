import * as vscode from 'vscode';
import { LEAST } from './probe';

const TOLD = 'told';

/**
 * What is said about interpreters and crashes. Each thing is said once: what was said about interpreters is remembered across windows, until
 * it is put right.
 */
export class Messages {
  private toldOfCrash = false;

  constructor(private readonly memory: vscode.Memento) {}

  /** No Python fits. */
  noInterpreter(): void {
    void this.once('no interpreter', async () => {
      await this.offer(`Checking the report needs Python ${LEAST.join('.')} or later, and none was found.`);
    });
  }

  /** The setting names a Python that does not fit; `instead` is what is used in its place. */
  wrongSetting(value: string, problem: string, instead: string | undefined): void {
    const consequence = instead ? `${instead} is used instead.` : 'No other one was found either.';
    void this.once(`setting ${value}`, async () => {
      await this.offer(`The Python of the setting reportLs.interpreter cannot be used: ${problem} ${consequence}`);
    });
  }

  /** The interpreter is right now; should it be wrong again, that is news. */
  async interpreterFits(): Promise<void> {
    await this.memory.update(TOLD, undefined);
  }

  /** The server ended by itself and was started again; said once a window. */
  restarted(): void {
    if (!this.toldOfCrash) {
      this.toldOfCrash = true;
      void this.offerLog('The report server stopped and was started again.', 'information');
    }
  }

  /** The server keeps ending. */
  gaveUp(): void {
    void this.offerLog('The report server keeps stopping and is not started again.', 'error');
  }

  /** The server cannot be started at all. */
  failed(): void {
    void this.offerLog('The report server could not be started.', 'error');
  }

  private async once(what: string, say: () => Promise<void>): Promise<void> {
    const told = this.memory.get<string[]>(TOLD, []);
    if (!told.includes(what)) {
      await this.memory.update(TOLD, [...told, what]);
      await say();
    }
  }

  private async offer(message: string): Promise<void> {
    const [choose, log, install] = ['Choose Interpreter', 'Show Log', 'How to Install'];
    const answer = await vscode.window.showErrorMessage(message, choose, log, install);
    if (answer === choose) {
      await vscode.commands.executeCommand('reportLs.chooseInterpreter');
    } else if (answer === log) {
      await vscode.commands.executeCommand('reportLs.showLog');
    } else if (answer === install) {
      await vscode.env.openExternal(vscode.Uri.parse('https://www.python.org/downloads/'));
    }
  }

  private async offerLog(message: string, severity: 'information' | 'error'): Promise<void> {
    const [restart, log] = ['Restart', 'Show Log'];
    const answer =
      severity === 'error'
        ? await vscode.window.showErrorMessage(message, restart, log)
        : await vscode.window.showInformationMessage(message, log);
    if (answer) {
      await vscode.commands.executeCommand(answer === log ? 'reportLs.showLog' : 'reportLs.restart');
    }
  }
}
