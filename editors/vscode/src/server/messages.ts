import * as vscode from 'vscode';
import { openDownloads } from '../python/downloads';
import { LEAST, type Interpreter } from '../python/probe';

const TOLD = 'told';
const LEAST_VERSION = LEAST.join('.');

/**
 * What is said about interpreters and crashes. Each thing is said once, until it is put right: what was said about interpreters is remembered
 * across windows, the rest in this one.
 */
export class Messages {
  private readonly said = new Set<string>();

  constructor(
    private readonly memory: vscode.Memento,
    private readonly log: vscode.LogOutputChannel,
  ) {}

  /** No Python fits. `old` is the version of one that was found. */
  noInterpreter(old: string | undefined): void {
    this.onceForAll(
      'no-interpreter',
      old === undefined
        ? vscode.l10n.t(
            'Checking the report needs Python {0} or later, and none was found: install one from python.org and restart the server, or choose one that you have.',
            LEAST_VERSION,
          )
        : vscode.l10n.t(
            'Checking the report needs Python {0} or later, and only Python {1} was found: install one from python.org and restart the server, or choose one that you have.',
            LEAST_VERSION,
            old,
          ),
    );
  }

  /** The setting names a Python that does not fit; `instead` is what is used in its place. */
  wrongSetting(value: string, problem: string, instead: Interpreter | undefined): void {
    const consequence = instead
      ? vscode.l10n.t('Python {0} at {1} is used instead.', instead.version, instead.executable)
      : vscode.l10n.t(
          'No other Python {0} or later was found either: choose one, or install one from python.org.',
          LEAST_VERSION,
        );
    this.onceForAll(
      `setting:${value}`,
      `${vscode.l10n.t('The Python of the setting reportLs.interpreter cannot be used: {0}', problem)} ${consequence}`,
    );
  }

  /** The interpreter is right now; should it be wrong again, that is news. */
  interpreterFits(): void {
    this.remember(undefined);
  }

  /** The server runs now; should it fail again, that is news. */
  runs(): void {
    this.said.delete('failed');
  }

  /** The server ended by itself and is started again. */
  restarted(): void {
    this.once('restarted', async () => {
      await this.offerLog(vscode.l10n.t('The report server stopped and was started again.'), 'information');
    });
  }

  /** The server keeps ending. */
  gaveUp(): void {
    this.once('failed', async () => {
      await this.offerLog(vscode.l10n.t('The report server keeps stopping and is not started again.'), 'error');
    });
  }

  /** The server cannot be started at all. */
  failed(): void {
    this.once('failed', async () => {
      await this.offerLog(vscode.l10n.t('The report server could not be started. The log says why.'), 'error');
    });
  }

  private onceForAll(what: string, message: string): void {
    const told = this.memory.get<string[]>(TOLD, []);
    if (!told.includes(what)) {
      this.remember([...told, what]);
      this.say(async () => {
        await this.offer(message);
      });
    }
  }

  private once(what: string, show: () => Promise<void>): void {
    if (!this.said.has(what)) {
      this.said.add(what);
      this.say(show);
    }
  }

  private remember(told: string[] | undefined): void {
    this.say(async () => {
      await this.memory.update(TOLD, told);
    });
  }

  /** Nothing waits for a message, and one that cannot be shown stops nothing. */
  private say(show: () => Promise<void>): void {
    show().catch((error: unknown) => {
      this.log.warn(String(error));
    });
  }

  private async offer(message: string): Promise<void> {
    const [choose, log, install] = [
      vscode.l10n.t('Choose Interpreter'),
      vscode.l10n.t('Show Log'),
      vscode.l10n.t('How to Install'),
    ];
    const answer = await vscode.window.showErrorMessage(message, choose, log, install);
    if (answer === choose) {
      await vscode.commands.executeCommand('reportLs.chooseInterpreter');
    } else if (answer === log) {
      await vscode.commands.executeCommand('reportLs.showLog');
    } else if (answer === install) {
      await openDownloads();
    }
  }

  private async offerLog(message: string, severity: 'information' | 'error'): Promise<void> {
    const [restart, log] = [vscode.l10n.t('Restart'), vscode.l10n.t('Show Log')];
    const answer =
      severity === 'error'
        ? await vscode.window.showErrorMessage(message, restart, log)
        : await vscode.window.showInformationMessage(message, log);
    if (answer) {
      await vscode.commands.executeCommand(answer === log ? 'reportLs.showLog' : 'reportLs.restart');
    }
  }
}
