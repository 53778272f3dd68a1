import * as vscode from 'vscode';
import { REPORT, type Ask, type Report, type Status } from './protocol';
import type { Listener } from './server/client';
import { uriKey } from './uriKey';

/** A burst of changes is asked about once. */
const PAUSE_MS = 30;

/** What the server last said of each open report. */
export class Reports implements vscode.Disposable, Listener {
  private readonly reports = new Map<string, Report>();
  private readonly waiting = new Map<string, NodeJS.Timeout>();
  private readonly emitter = new vscode.EventEmitter<string>();

  /** Fires with the URI of a report that is new, is different, or is none any more. */
  readonly onDidChange = this.emitter.event;

  constructor(private readonly ask: Ask) {}

  get(uri: vscode.Uri): Report | undefined {
    return this.reports.get(uri.toString());
  }

  get isEmpty(): boolean {
    return this.reports.size === 0;
  }

  /** The report as it is after all that was typed; undefined where the document is none. */
  async latest(uri: vscode.Uri): Promise<Report | undefined> {
    await this.fetch(uri.toString());
    return this.get(uri);
  }

  status(status: Status): void {
    this.changed(status.uri);
  }

  changed(uri: string): void {
    const key = uriKey(uri);
    if (!this.waiting.has(key)) {
      const timer = setTimeout(() => {
        this.waiting.delete(key);
        void this.fetch(key);
      }, PAUSE_MS);
      this.waiting.set(key, timer);
    }
  }

  changedOnDisk(): void {
    for (const uri of this.reports.keys()) {
      this.changed(uri);
    }
  }

  closed(uri: string): void {
    this.take(uriKey(uri), null);
  }

  dispose(): void {
    for (const timer of this.waiting.values()) {
      clearTimeout(timer);
    }
    this.emitter.dispose();
  }

  private async fetch(uri: string): Promise<void> {
    try {
      this.take(uri, await this.ask(REPORT, { textDocument: { uri } }));
    } catch {
      // The server is being started again, and will be told of the document anew
    }
  }

  private take(uri: string, report: Report | null): void {
    const known = this.reports.get(uri);
    if (report) {
      this.reports.set(uri, report);
      this.emitter.fire(uri);
    } else if (known) {
      this.reports.delete(uri);
      this.emitter.fire(uri);
    }
  }
}
