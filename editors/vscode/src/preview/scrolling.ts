import * as vscode from 'vscode';

// Where an editor is scrolled to, in lines with a fraction: 3.5 is the middle of the fourth line, the beginning of which is out of sight. Only a
// line that is wrapped has such a middle.

/** The place at the top of what an editor has in sight. */
export function topOf(document: vscode.TextDocument, { line, character }: vscode.Position): number {
  return line + character / (document.lineAt(line).text.length + 1);
}

/** Scroll an editor so that a place is at the top. */
export function scrollTo(editor: vscode.TextEditor, top: number): void {
  const line = Math.min(Math.floor(top), editor.document.lineCount - 1);
  const { text } = editor.document.lineAt(line);
  const place = new vscode.Position(line, Math.floor(Math.min(top - line, 1) * text.length));
  editor.revealRange(new vscode.Range(place, place), vscode.TextEditorRevealType.AtTop);
}
