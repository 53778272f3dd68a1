import * as vscode from 'vscode';
import type { Report } from './protocol';
import type { Reports } from './reports';
import { isCandidate, type Supervisor } from './server/supervisor';

/** The report that status bar, view and commands are about: the active editor's, else the last one that is still open. */
export class ActiveReport implements vscode.Disposable {
  private readonly emitter = new vscode.EventEmitter<void>();
  private readonly subscriptions: { dispose(): unknown }[];
  private last: vscode.Uri | undefined;

  /** Fires when another report becomes the active one, when it is different, and when the selection in it changes. */
  readonly onDidChange = this.emitter.event;

  constructor(
    private readonly reports: Reports,
    private readonly supervisor: Supervisor,
  ) {
    const update = () => {
      this.update();
    };
    this.subscriptions = [
      this.emitter,
      reports.onDidChange(update),
      supervisor.onDidChangeState(update),
      vscode.window.onDidChangeActiveTextEditor(update),
      vscode.window.tabGroups.onDidChangeTabs(update),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
        if (textEditor === vscode.window.activeTextEditor) {
          this.emitter.fire();
        }
      }),
    ];
    this.update();
  }

  /** The active editor, if it shows a report. */
  get editor(): vscode.TextEditor | undefined {
    const editor = vscode.window.activeTextEditor;
    return editor && this.reports.get(editor.document.uri) ? editor : undefined;
  }

  /** The active editor's report. */
  get inEditor(): Report | undefined {
    return this.editor && this.reports.get(this.editor.document.uri);
  }

  /** The report to show beside the editor, also while another file is edited. */
  get shown(): { uri: vscode.Uri; report: Report } | undefined {
    const report = this.last && this.reports.get(this.last);
    return this.last && report && isInTab(this.last) ? { uri: this.last, report } : undefined;
  }

  dispose(): void {
    vscode.Disposable.from(...this.subscriptions).dispose();
  }

  private update(): void {
    const editor = vscode.window.activeTextEditor;
    if (this.editor) {
      this.last = this.editor.document.uri;
    } else if (!this.shown) {
      this.last = vscode.window.visibleTextEditors
        .map(({ document }) => document.uri)
        .find((uri) => this.reports.get(uri));
    }
    // Without a server nobody can say what is a report; the commands that help then must be in the palette all the same
    const isStuck = this.supervisor.failure !== undefined;
    const isReport = this.editor !== undefined || (isStuck && editor !== undefined && isCandidate(editor.document));
    void vscode.commands.executeCommand('setContext', 'reportLs.isReport', isReport);
    void vscode.commands.executeCommand('setContext', 'reportLs.hasReport', this.shown !== undefined);
    this.emitter.fire();
  }
}

/** A document outlives its last tab by up to minutes. */
function isInTab(uri: vscode.Uri): boolean {
  return vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .some(({ input }) => {
      const shown =
        input instanceof vscode.TabInputText
          ? input.uri
          : input instanceof vscode.TabInputTextDiff
            ? input.modified
            : undefined;
      return shown?.toString() === uri.toString();
    });
}
