import * as path from 'node:path';
import * as vscode from 'vscode';
import { until } from './wait';

/** What tests do in the editor, and what they see of it through VS Code's API. */

export function root(index = 0): string {
  const folder = vscode.workspace.workspaceFolders?.[index];
  if (!folder) {
    throw new Error('No folder is open.');
  }
  return folder.uri.fsPath;
}

export function reportUri(index = 0): vscode.Uri {
  return vscode.Uri.file(path.join(root(index), 'reports', 'README.md'));
}

export async function open(uri: vscode.Uri, column = vscode.ViewColumn.One): Promise<vscode.TextEditor> {
  return await vscode.window.showTextDocument(uri, { viewColumn: column, preview: false });
}

/** Open the report and wait for its problems. */
export async function openReport(index = 0): Promise<vscode.TextEditor> {
  const editor = await open(reportUri(index));
  await until('problems of the report', () => problems(editor.document.uri).length > 0);
  return editor;
}

/** Throw away what a test changed. */
export async function revert(editor: vscode.TextEditor): Promise<void> {
  await open(editor.document.uri, editor.viewColumn);
  await vscode.commands.executeCommand('workbench.action.files.revert');
}

/** Throw away what a test changed, also what it saved. */
export async function restore(editor: vscode.TextEditor, original: Uint8Array): Promise<void> {
  await vscode.workspace.fs.writeFile(editor.document.uri, original);
  await revert(editor);
}

/** Set a setting of the workspace, or take it back. */
export async function configure(name: string, value: unknown): Promise<void> {
  await vscode.workspace.getConfiguration().update(name, value, vscode.ConfigurationTarget.Workspace);
}

export function isPreview({ input }: vscode.Tab): boolean {
  return input instanceof vscode.TabInputWebview && input.viewType.includes('reportLs.preview');
}

export async function closePreviews(): Promise<void> {
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs).filter(isPreview);
  await vscode.window.tabGroups.close(tabs);
}

/** The code of a problem, without the address that it leads to. */
export function codeOf({ code }: vscode.Diagnostic): string | undefined {
  const value = typeof code === 'object' ? code.value : code;
  return value === undefined ? undefined : String(value);
}

export function problems(uri: vscode.Uri, code?: string): vscode.Diagnostic[] {
  const found = vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'report-ls');
  return code ? found.filter((problem) => codeOf(problem) === code) : found;
}

/** The range of a text, the `nth` time that it stands in the document. */
export function find(document: vscode.TextDocument, text: string, nth = 1): vscode.Range {
  let at = -1;
  for (let count = 0; count < nth; count++) {
    at = document.getText().indexOf(text, at + 1);
    if (at < 0) {
      throw new Error(`The document has no ${text}`);
    }
  }
  return new vscode.Range(document.positionAt(at), document.positionAt(at + text.length));
}

export function putCursor(editor: vscode.TextEditor, position: vscode.Position): void {
  editor.selection = new vscode.Selection(position, position);
  editor.revealRange(editor.selection, vscode.TextEditorRevealType.InCenter);
}

export async function replace(editor: vscode.TextEditor, range: vscode.Range, text: string): Promise<void> {
  if (
    !(await editor.edit((edit) => {
      edit.replace(range, text);
    }))
  ) {
    throw new Error('The edit was not made.');
  }
}

/** The lines of an answer, from the line after the `Answer:` of a question to the next heading. */
export function answerRange(document: vscode.TextDocument, question: number): vscode.Range {
  const heading = find(document, `### Question ${question}\n`).end.line;
  let first = heading;
  while (!/^> *Answer:/.test(document.lineAt(first).text)) {
    first += 1;
  }
  let last = first + 1;
  while (last + 1 < document.lineCount && !document.lineAt(last + 1).text.startsWith('##')) {
    last += 1;
  }
  return new vscode.Range(first + 1, 0, last, document.lineAt(last).text.length);
}

/** Replace the answer of a question. */
export async function answer(editor: vscode.TextEditor, question: number, text: string): Promise<void> {
  await replace(editor, answerRange(editor.document, question), `\n${text}\n`);
}

export function words(count: number): string {
  return Array.from({ length: count }, (_, index) => `word${index + 1}`).join(' ');
}

/** The text of all hovers at a position. */
export async function hoverText(uri: vscode.Uri, position: vscode.Position): Promise<string> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', uri, position);
  const contents = hovers.flatMap((hover) => hover.contents as (vscode.MarkdownString | string)[]);
  return contents.map((content) => (typeof content === 'string' ? content : content.value)).join('\n');
}

/** How many answers of a provider are resolved, where that is asked for: all. */
const MOST_RESOLVED = 60;

export async function completions(
  uri: vscode.Uri,
  position: vscode.Position,
  trigger?: string,
): Promise<vscode.CompletionItem[]> {
  const list = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    uri,
    position,
    trigger,
    MOST_RESOLVED,
  );
  return list.items;
}

export function labelOf({ label }: vscode.CompletionItem): string {
  return typeof label === 'string' ? label : label.label;
}

/** With their edits. */
export async function fixes(uri: vscode.Uri, range: vscode.Range): Promise<vscode.CodeAction[]> {
  const kind = vscode.CodeActionKind.QuickFix.value;
  return await vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    uri,
    range,
    kind,
    MOST_RESOLVED,
  );
}
