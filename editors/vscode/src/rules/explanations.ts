import * as vscode from 'vscode';
import type { Explanation } from '../protocol';
import { codesWith } from './codes';

const SCHEME = 'report-ls-rules';

export type AskForExplanation = (code: string) => Promise<Explanation | null>;

/** The explanations of codes, which the server has, as documents that are shown as pages. No network is needed. */
export class Explanations implements vscode.Disposable, vscode.TextDocumentContentProvider {
  private readonly registration = vscode.workspace.registerTextDocumentContentProvider(SCHEME, this);

  /** `codes` are all that there are, each with a line of description. */
  constructor(
    private readonly ask: AskForExplanation,
    private readonly codes: ReadonlyMap<string, string>,
  ) {}

  dispose(): void {
    this.registration.dispose();
  }

  async provideTextDocumentContent(uri: vscode.Uri): Promise<string> {
    const code = uri.path.slice(1).replace(/\.md$/, '');
    const explanation = await this.ask(code);
    return (
      explanation?.markdown ??
      `# ${code}\n\n${vscode.l10n.t('The report server does not run. Start it with *Report: Restart Server*.')}\n`
    );
  }

  /** Show the explanation of a code, which the user picks if none is given. */
  async show(code: unknown): Promise<void> {
    const chosen = typeof code === 'string' && this.codes.has(code) ? code : await this.pick();
    if (chosen === undefined) {
      return;
    }
    const uri = vscode.Uri.from({ scheme: SCHEME, path: `/${chosen}.md` });
    try {
      // Locked, so that it stays when the report gets the focus again
      await vscode.commands.executeCommand('markdown.showLockedPreviewToSide', uri);
      await this.closeOthers(chosen);
    } catch {
      // VS Code's own markdown extension is switched off
      await vscode.window.showTextDocument(uri, { viewColumn: vscode.ViewColumn.Beside });
    }
  }

  /** Close the pages of other codes, so that there is one at a time. */
  private async closeOthers(shown: string): Promise<void> {
    const others = vscode.window.tabGroups.all
      .flatMap(({ tabs }) => tabs)
      .filter(({ input, label }) => {
        const code = /([a-z-]+)\.md$/.exec(label)?.[1] ?? '';
        const isPage = input instanceof vscode.TabInputWebview && input.viewType.includes('markdown.preview');
        return isPage && code !== shown && this.codes.has(code);
      });
    await vscode.window.tabGroups.close(others, true);
  }

  private async pick(): Promise<string | undefined> {
    const picked = await vscode.window.showQuickPick(codesWith(this.codes), {
      title: vscode.l10n.t('Explain a Kind of Problem'),
      placeHolder: vscode.l10n.t('A code, as it stands behind a problem'),
      matchOnDescription: true,
    });
    return picked?.label;
  }
}
