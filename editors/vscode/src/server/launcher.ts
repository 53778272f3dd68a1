import type * as vscode from 'vscode';
import { SETTING } from '../python/candidates';
import type { Search } from '../python/search';
import type { Trials } from '../python/trials';
import { settings } from '../settings';
import { bundledServer, ownServer, type Launch } from './launch';
import type { Messages } from './messages';

/** No Python fits. The user has been told. */
export class NoPython extends Error {}

/** Decides how the server is started, and tells what is wrong with the Pythons that it passes over. */
export class Launcher {
  /** `folder` is the extension's. */
  constructor(
    private readonly folder: string,
    private readonly search: Search,
    private readonly log: vscode.LogOutputChannel,
    private readonly messages: Messages,
  ) {}

  /** The server of the settings, or the bundled one with the first Python that fits. Rejects with `NoPython` where none does. */
  async launch(report: vscode.Uri | undefined): Promise<Launch> {
    const { interpreter: setting, server } = settings();
    const own = ownServer(server);
    if (own) {
      return own;
    }
    const trials = await this.search.find(report);
    this.logUnfit(trials);
    this.tell(setting, trials);
    if (!trials.interpreter) {
      throw new NoPython('No Python that was found can run the server.');
    }
    return bundledServer(trials.interpreter, this.folder);
  }

  private logUnfit({ unfit, isCutShort }: Trials): void {
    for (const { problem, candidate } of unfit) {
      this.log.warn(`${problem} (from ${candidate.origin})`);
    }
    if (isCutShort) {
      this.log.warn('The other Pythons were not tried, as these took too long.');
    }
  }

  private tell(setting: string, { interpreter, unfit }: Trials): void {
    const wrong = unfit.find(({ candidate }) => candidate.origin === SETTING);
    if (wrong) {
      this.messages.wrongSetting(setting, wrong.problem, interpreter);
    } else if (interpreter) {
      this.messages.interpreterFits();
    } else {
      this.messages.noInterpreter(newest(unfit.flatMap(({ version }) => version ?? [])));
    }
  }
}

function newest(versions: string[]): string | undefined {
  return versions.toSorted((one, other) => one.localeCompare(other, 'en', { numeric: true })).at(-1);
}
