import * as vscode from 'vscode';

/** Whether the checks rest for a while, in this window: nothing is written into the settings, and a new window checks again. */
export class Pause implements vscode.Disposable {
  private readonly emitter = new vscode.EventEmitter<void>();
  private is = false;

  readonly onDidChange = this.emitter.event;

  get isPaused(): boolean {
    return this.is;
  }

  toggle(): void {
    this.is = !this.is;
    this.emitter.fire();
  }

  /** The settings of a document as the server is to have them. */
  settings(given: unknown): unknown {
    const isSection = typeof given === 'object' && given !== null;
    return this.is && isSection ? { ...given, diagnostics: { enabled: false } } : given;
  }

  dispose(): void {
    this.emitter.dispose();
  }
}
