import { basename } from 'node:path/posix';
import * as vscode from 'vscode';
import type { Page, PageView } from '../protocol';
import { LEAST } from '../python/probe';
import { reveal } from '../ranges';
import { problems } from '../report/counts';
import type { Failure } from '../server/supervisor';
import type { FromPage, ToPage } from './messages';
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

  constructor(
    private readonly panel: vscode.WebviewPanel,
    private report: vscode.Uri,
    private view: PageView,
    private readonly media: vscode.Uri,
    private readonly ask: AskForPage,
  ) {
    this.panel.iconPath = vscode.Uri.joinPath(media, 'report.svg');
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

  /** Load the page, which asks for the report when it is ready. */
  private load(): void {
    const folder = vscode.Uri.joinPath(this.report, '..');
    this.panel.title = vscode.l10n.t('Hand-in {0}', basename(this.report.path));
    this.panel.webview.options = {
      enableScripts: true,
      localResourceRoots: [vscode.Uri.joinPath(folder, 'figures'), this.media],
    };
    this.panel.webview.html = shell(this.panel.webview, folder, this.media);
  }

  get onDidDispose(): vscode.Event<void> {
    return this.panel.onDidDispose;
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
          this.post({ type: 'page', report: this.report.toString(), view, html: page.html, marks });
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

  /** Say that the page may be old, with a button that starts the server again; or take that back. */
  showFailure(failure: Failure | undefined): void {
    this.failure = failure;
    const message =
      failure === 'no Python'
        ? vscode.l10n.t('No Python {0} or later was found, so this page does not follow the text.', LEAST.join('.'))
        : vscode.l10n.t('The report server does not run, so this page does not follow the text.');
    this.post({ type: 'failure', message: failure ? message : null });
  }

  showCursor(line: number): void {
    if (line !== this.cursor) {
      this.cursor = line;
      this.post({ type: 'cursor', line });
    }
  }

  /** The editor's first line in sight is another one. */
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
      case 'restart':
        void vscode.commands.executeCommand('reportLs.restart');
        break;
      case 'view':
        this.view = message.view;
        void this.update();
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
    if (editor) {
      this.scrolledAt = Date.now();
      editor.revealRange(new vscode.Range(line, 0, line, 0), vscode.TextEditorRevealType.AtTop);
    }
  }

  private editor(): vscode.TextEditor | undefined {
    return vscode.window.visibleTextEditors.find(({ document }) => document.uri.toString() === this.report.toString());
  }

  private post(message: ToPage): void {
    void this.panel.webview.postMessage(message);
  }
}
