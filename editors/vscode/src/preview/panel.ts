import { basename } from 'node:path/posix';
import * as vscode from 'vscode';
import type { Page, PageView } from '../protocol';
import { reveal, showText } from '../ranges';
import { problems } from '../report/counts';
import { helpFor } from '../server/help';
import type { Failure } from '../server/supervisor';
import type { FromPage, ToPage } from './messages';
import { scrollTo } from './scrolling';
import { shell } from './shell';

/** So long the editor's scrolling is not followed after the preview has scrolled it. */
const ECHO_MS = 300;

export type AskForPage = (uri: vscode.Uri, view: PageView) => Promise<Page | null>;

/** The preview of one report, in a panel that VS Code has opened. */
export class PreviewPanel implements vscode.Disposable {
  private isAsking = false;
  private isStale = false;
  private cursor: number | undefined;
  private scrolledAt = 0;
  private failure: Failure | undefined;
  /** The line that the page was scrolled to while no editor showed the report. */
  private top: number | undefined;
  private readonly emitter = new vscode.EventEmitter<void>();

  /** Fires when the other view is shown, and when the panel is in front or is not any more. */
  readonly onDidChange = this.emitter.event;

  constructor(
    private readonly panel: vscode.WebviewPanel,
    private report: vscode.Uri,
    private current: PageView,
    private readonly media: vscode.Uri,
    private readonly ask: AskForPage,
  ) {
    const icon = (theme: string) => vscode.Uri.joinPath(media, `preview-${theme}.svg`);
    this.panel.iconPath = { light: icon('light'), dark: icon('dark') };
    this.panel.onDidChangeViewState(() => {
      this.emitter.fire();
    });
    this.panel.onDidDispose(() => {
      this.emitter.dispose();
    });
    this.panel.webview.onDidReceiveMessage((message: FromPage) => {
      this.receive(message);
    });
    this.load();
  }

  /** Go on with the report where it lies now. */
  moveTo(report: vscode.Uri): void {
    this.report = report;
    this.load();
  }

  /** Load the page, also anew; it asks for the report when it is ready. */
  load(): void {
    const folder = vscode.Uri.joinPath(this.report, '..');
    const name = basename(this.report.path);
    this.panel.title = vscode.l10n.t('Hand-in {0}', name);
    this.panel.webview.options = {
      enableScripts: true,
      localResourceRoots: [vscode.Uri.joinPath(folder, 'figures'), this.media],
    };
    this.panel.webview.html = shell(this.panel.webview, folder, this.media, name);
  }

  get onDidDispose(): vscode.Event<void> {
    return this.panel.onDidDispose;
  }

  /** Whether the panel has the focus, or had it last among the editors. */
  get isActive(): boolean {
    return this.panel.active;
  }

  get view(): PageView {
    return this.current;
  }

  /** Show the report in another view. */
  show(view: PageView): void {
    this.current = view;
    this.emitter.fire();
    void this.update();
  }

  /** Show the text of the report, at the line that the page is scrolled to. */
  async showSource(): Promise<void> {
    const editor = await showText(this.report);
    if (this.top !== undefined) {
      scrollTo(editor, this.top);
      this.top = undefined;
    }
  }

  reveal(): void {
    this.panel.reveal(undefined, true);
  }

  dispose(): void {
    this.panel.dispose();
  }

  /** Show the report as it is now. What changes meanwhile is asked for once, afterwards. */
  async update(): Promise<void> {
    this.isStale = true;
    if (this.isAsking) {
      return;
    }
    this.isAsking = true;
    try {
      while (this.takeStale()) {
        const { view } = this;
        const page = await this.ask(this.report, view);
        if (page && view === this.view) {
          const marks = problems(page.marks);
          this.post({
            type: 'page',
            report: this.report.toString(),
            view,
            html: page.html,
            marks,
            lines: this.lines(),
          });
        }
      }
    } catch {
      // The server is being started again, and will tell of the report anew
    } finally {
      this.isAsking = false;
    }
  }

  private takeStale(): boolean {
    const { isStale } = this;
    this.isStale = false;
    return isStale;
  }

  /** Say that the page may be old, with a button for what helps; or take that back. */
  showFailure(failure: Failure | undefined): void {
    this.failure = failure;
    const help = failure && helpFor(failure);
    this.post({ type: 'failure', message: help?.pageIsOld ?? null, button: help?.button ?? null });
  }

  showCursor(line: number): void {
    if (line !== this.cursor) {
      this.cursor = line;
      this.post({ type: 'cursor', line });
    }
  }

  /** The editor is scrolled to another line, as scrolling.ts counts them. */
  scrollTo(line: number): void {
    if (Date.now() - this.scrolledAt > ECHO_MS) {
      this.post({ type: 'scroll', line });
    }
  }

  private receive(message: FromPage): void {
    switch (message.type) {
      case 'ready':
        void this.begin();
        break;
      case 'help':
        if (this.failure) {
          void vscode.commands.executeCommand(helpFor(this.failure).command);
        }
        break;
      case 'view':
        this.show(message.view);
        break;
      case 'go': {
        const place = new vscode.Position(message.line, message.character);
        void reveal(this.report, new vscode.Range(place, place));
        break;
      }
      case 'scrolled':
        this.scrollEditor(message.line);
    }
  }

  /** The page has been loaded, which is also done anew when it was hidden. */
  private async begin(): Promise<void> {
    this.showFailure(this.failure);
    await this.update();
    const editor = this.editor();
    if (editor) {
      this.post({ type: 'cursor', line: editor.selection.active.line });
    }
  }

  private scrollEditor(line: number): void {
    const editor = this.editor();
    this.top = editor ? undefined : line;
    if (editor) {
      this.scrolledAt = Date.now();
      scrollTo(editor, line);
    }
  }

  private lines(): number {
    const key = this.report.toString();
    return vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === key)?.lineCount ?? 0;
  }

  private editor(): vscode.TextEditor | undefined {
    return vscode.window.visibleTextEditors.find(({ document }) => document.uri.toString() === this.report.toString());
  }

  private post(message: ToPage): void {
    void this.panel.webview.postMessage(message);
  }
}
