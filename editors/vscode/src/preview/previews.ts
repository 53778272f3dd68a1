import * as vscode from 'vscode';
import type { ActiveReport } from '../activeReport';
import { setContext } from '../context';
import type { PageView } from '../protocol';
import type { Reports } from '../reports';
import type { Supervisor } from '../server/supervisor';
import { documentIn, isInTab } from '../tabs';
import type { Shown } from './messages';
import { type AskForPage, PreviewPanel } from './panel';
import { topOf } from './scrolling';

const TYPE = 'reportLs.preview';
/** How long after the last tab of a report was closed it may turn out that it was renamed. VS Code does both within a moment. */
const RENAME_MS = 2_000;

/** The previews that are open, one for a report. */
export class Previews implements vscode.Disposable {
  private readonly panels = new Map<string, PreviewPanel>();
  /** The URIs of reports that are about to be renamed or moved. */
  private readonly moving = new Set<string>();
  private readonly subscriptions: vscode.Disposable[];
  private told: PageView | undefined;

  /** `media` is the folder of the page's script and style. */
  constructor(
    private readonly media: vscode.Uri,
    private readonly ask: AskForPage,
    reports: Reports,
    private readonly active: ActiveReport,
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
          of(textEditor.document)?.scrollTo(topOf(textEditor.document, first.start));
        }
      }),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => {
        this.closed(uri);
      }),
      // A document outlives its last tab by up to minutes
      vscode.window.tabGroups.onDidChangeTabs(({ closed }) => {
        for (const uri of closed.map(documentIn)) {
          if (uri) {
            this.closed(uri);
          }
        }
      }),
      active.onDidChange(() => {
        this.tellView();
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

  /** The preview that commands are about: the one in front, else that of the report at hand. */
  get atHand(): PreviewPanel | undefined {
    const { shown } = this.active;
    return (
      [...this.panels.values()].find(({ isActive }) => isActive) ?? (shown && this.panels.get(shown.uri.toString()))
    );
  }

  /** Have package.json's conditions know which view the preview at hand shows. */
  private tellView(): void {
    const view = this.atHand?.view;
    if (view !== this.told) {
      this.told = view;
      setContext('previewView', view);
    }
  }

  /**
   * Close the preview of a report that is in no tab any more. Where the report is being renamed, its tab is closed under the old name before the
   * new one is told, so that is waited for; nobody tells that a rename has failed.
   */
  private closed(report: vscode.Uri): void {
    const key = report.toString();
    if (isInTab(report)) {
      return;
    }
    if (this.moving.has(key)) {
      setTimeout(() => {
        this.moving.delete(key);
        this.closed(report);
      }, RENAME_MS);
    } else {
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
      this.keep(preview, report);
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
    preview.onDidChange(() => {
      this.tellView();
    });
    preview.onDidDispose(() => {
      for (const [key, panel] of this.panels) {
        if (panel === preview) {
          this.panels.delete(key);
        }
      }
      this.tellView();
    });
    this.keep(preview, report);
    this.tellView();
  }

  /** Make a preview that of a report, in place of any that the report has: another report may have been renamed over it. */
  private keep(preview: PreviewPanel, report: vscode.Uri): void {
    const key = report.toString();
    const other = this.panels.get(key);
    this.panels.set(key, preview);
    if (other !== preview) {
      other?.dispose();
    }
  }

  dispose(): void {
    vscode.Disposable.from(...this.subscriptions, ...this.panels.values()).dispose();
  }
}
