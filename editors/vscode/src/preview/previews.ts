import * as vscode from 'vscode';
import type { Reports } from '../reports';
import { type AskForPage, PreviewPanel } from './panel';

/** The previews that are open, one for a report. */
export class Previews implements vscode.Disposable {
  private readonly panels = new Map<string, PreviewPanel>();
  private readonly subscriptions: vscode.Disposable[];

  /** `media` is the folder of the page's script and style. */
  constructor(
    private readonly media: vscode.Uri,
    private readonly ask: AskForPage,
    reports: Reports,
  ) {
    const of = (document: vscode.TextDocument) => this.panels.get(document.uri.toString());
    this.subscriptions = [
      // After each change of the text, of its problems and of the pictures
      reports.onDidChange((uri) => {
        void this.panels.get(uri)?.update();
      }),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
        of(textEditor.document)?.showCursor(textEditor.selection.active.line);
      }),
      vscode.window.onDidChangeTextEditorVisibleRanges(({ textEditor, visibleRanges: [first] }) => {
        if (first) {
          of(textEditor.document)?.scrollTo(first.start.line);
        }
      }),
      vscode.workspace.onDidCloseTextDocument((document) => {
        of(document)?.dispose();
      }),
    ];
  }

  /** Show the preview of a report beside its editor, which keeps the focus. */
  open(report: vscode.Uri | undefined): void {
    if (!report) {
      return;
    }
    const key = report.toString();
    const known = this.panels.get(key);
    if (known) {
      known.reveal();
      return;
    }
    const panel = new PreviewPanel(report, this.media, this.ask);
    this.panels.set(key, panel);
    panel.onDidDispose(() => this.panels.delete(key));
  }

  dispose(): void {
    vscode.Disposable.from(...this.subscriptions, ...this.panels.values()).dispose();
  }
}
