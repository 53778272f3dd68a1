import * as vscode from 'vscode';
import type { PageView } from '../protocol';
import type { Reports } from '../reports';
import type { Supervisor } from '../server/supervisor';
import type { Shown } from './messages';
import { type AskForPage, PreviewPanel } from './panel';

const TYPE = 'reportLs.preview';

/** The previews that are open, one for a report. */
export class Previews implements vscode.Disposable {
  private readonly panels = new Map<string, PreviewPanel>();
  /** The URIs of reports that are about to be renamed or moved. */
  private readonly moving = new Set<string>();
  private readonly subscriptions: vscode.Disposable[];

  /** `media` is the folder of the page's script and style. */
  constructor(
    private readonly media: vscode.Uri,
    private readonly ask: AskForPage,
    reports: Reports,
    private readonly supervisor: Supervisor,
  ) {
    const of = (document: vscode.TextDocument) => this.panels.get(document.uri.toString());
    this.subscriptions = [
      // After each change of the text, of its problems and of the pictures
      reports.onDidChange((uri) => {
        void this.panels.get(uri)?.update();
      }),
      supervisor.onDidChangeState(() => {
        for (const panel of this.panels.values()) {
          panel.showFailure(supervisor.failure);
        }
      }),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
        of(textEditor.document)?.showCursor(textEditor.selection.active.line);
      }),
      vscode.window.onDidChangeTextEditorVisibleRanges(({ textEditor, visibleRanges: [first] }) => {
        if (first) {
          of(textEditor.document)?.scrollTo(first.start.line);
        }
      }),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => {
        this.closed(uri);
      }),
      // A document outlives its last tab by up to minutes
      vscode.window.tabGroups.onDidChangeTabs(({ closed }) => {
        for (const { input } of closed) {
          if (input instanceof vscode.TabInputText) {
            this.closed(input.uri);
          }
        }
      }),
      vscode.workspace.onWillRenameFiles(({ files }) => {
        for (const [key] of this.moved(files)) {
          this.moving.add(key);
        }
      }),
      vscode.workspace.onDidRenameFiles(({ files }) => {
        for (const [key, report] of this.moved(files)) {
          this.move(key, report);
        }
      }),
      vscode.window.registerWebviewPanelSerializer(TYPE, {
        deserializeWebviewPanel: async (panel, shown: Shown | undefined) => {
          await this.restore(panel, shown);
        },
      }),
    ];
  }

  /** Show the preview of a report beside its editor, which keeps the focus. */
  open(report: vscode.Uri): void {
    const key = report.toString();
    const known = this.panels.get(key);
    if (known) {
      known.reveal();
      return;
    }
    const column = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true };
    this.show(vscode.window.createWebviewPanel(TYPE, '', column), report, 'hand-in');
  }

  /** Close the preview of a report that is in no tab any more, unless it is being renamed: then it is closed under its old name first. */
  private closed(report: vscode.Uri): void {
    const key = report.toString();
    if (!isInTab(report) && !this.moving.has(key)) {
      this.panels.get(key)?.dispose();
    }
  }

  /** The reports with a preview that are renamed or moved, also with a folder: their URI, and where they go. */
  private moved(files: readonly { oldUri: vscode.Uri; newUri: vscode.Uri }[]): [string, vscode.Uri][] {
    return [...this.panels.keys()].flatMap((key) => {
      const report = vscode.Uri.parse(key);
      const file = files.find(({ oldUri }) => key === oldUri.toString() || key.startsWith(`${oldUri.toString()}/`));
      return file
        ? [[key, file.newUri.with({ path: file.newUri.path + report.path.slice(file.oldUri.path.length) })]]
        : [];
    });
  }

  private move(key: string, report: vscode.Uri): void {
    this.moving.delete(key);
    const preview = this.panels.get(key);
    if (preview) {
      this.panels.delete(key);
      this.panels.set(report.toString(), preview);
      preview.moveTo(report);
    }
  }

  /** Go on with a panel that was open when the window was reloaded. */
  private async restore(panel: vscode.WebviewPanel, shown: Shown | undefined): Promise<void> {
    try {
      const report = vscode.Uri.parse(shown?.report ?? '', true);
      await vscode.workspace.openTextDocument(report);
      this.show(panel, report, shown?.view ?? 'hand-in');
    } catch {
      // The report is gone
      panel.dispose();
    }
  }

  private show(panel: vscode.WebviewPanel, report: vscode.Uri, view: PageView): void {
    const preview = new PreviewPanel(panel, report, view, this.media, this.ask);
    preview.showFailure(this.supervisor.failure);
    this.panels.set(report.toString(), preview);
    preview.onDidDispose(() => {
      for (const [key, panel] of this.panels) {
        if (panel === preview) {
          this.panels.delete(key);
        }
      }
    });
  }

  dispose(): void {
    vscode.Disposable.from(...this.subscriptions, ...this.panels.values()).dispose();
  }
}

/** Whether a tab is a document's: it is closed without its tab while its language changes, and where it was restored behind another tab. */
function isInTab(document: vscode.Uri): boolean {
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  return tabs.some(({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === document.toString());
}
