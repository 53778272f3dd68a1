import * as vscode from 'vscode';
import { setContext } from './context';
import type { Report } from './protocol';
import type { Reports } from './reports';
import { isCandidate, type Failure, type Supervisor } from './server/supervisor';
import { isInTab } from './tabs';

/** The report that status bar, view and commands are about: the active editor's, else the one last looked at, while it is open. */
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

  /** Why the server does not run; undefined where it does. */
  get failure(): Failure | undefined {
    return this.supervisor.failure;
  }

  /** Whether the server does not run although something is open that may be a report. */
  get isStuck(): boolean {
    return (
      this.failure !== undefined &&
      vscode.workspace.textDocuments.some((document) => isCandidate(document) && isInTab(document.uri))
    );
  }

  /** An editor in sight that shows the report, also while something else has the focus. */
  get shownEditor(): vscode.TextEditor | undefined {
    const { editor } = this;
    if (editor) {
      return editor;
    }
    const uri = this.shown?.uri.toString();
    return vscode.window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri);
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
    // Without a server nobody can say what is a report; what helps then must be there all the same
    setContext(
      'isReport',
      this.editor !== undefined || (this.isStuck && editor !== undefined && isCandidate(editor.document)),
    );
    setContext('hasReport', this.shown !== undefined || this.isStuck);
    setContext('failure', this.failure);
    this.emitter.fire();
  }
}
