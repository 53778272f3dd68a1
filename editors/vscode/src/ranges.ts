import * as vscode from 'vscode';
import type { Range } from './protocol';

/** A range of the protocol as VS Code has it. */
export function toRange({ start, end }: Range): vscode.Range {
  return new vscode.Range(start.line, start.character, end.line, end.character);
}

/** Show a document with a range of it selected, and the text around it in sight. */
export async function reveal(uri: vscode.Uri, selection: vscode.Range, from = selection): Promise<void> {
  const shown = vscode.window.visibleTextEditors.find((editor) => editor.document.uri.toString() === uri.toString());
  const editor = await vscode.window.showTextDocument(uri, {
    viewColumn: shown?.viewColumn ?? vscode.ViewColumn.Active,
  });
  editor.selection = new vscode.Selection(selection.start, selection.end);
  editor.revealRange(from.union(selection), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}
