import * as vscode from 'vscode';
import { destinationAt } from '../completion';
import type { Reports } from '../reports';
import { SECTION } from '../settings';

/**
 * Opens the list of figures while the path of an image is typed or taken back. VS Code opens it by itself for `(` and `/` alone. It is opened
 * once for a path, so that one that was closed stays closed, and again when something is taken away.
 */
export function openListInPaths(reports: Reports): vscode.Disposable {
  let opened: string | undefined;
  return vscode.workspace.onDidChangeTextDocument(({ document, contentChanges, reason }) => {
    const editor = vscode.window.activeTextEditor;
    const [change] = contentChanges;
    if (
      editor?.document !== document ||
      !reports.get(document.uri) ||
      !change ||
      contentChanges.length > 1 ||
      reason !== undefined ||
      !isOneKey(change)
    ) {
      return;
    }
    const cursor = change.range.start.translate(0, change.text.length);
    const destination = destinationAt(document, cursor);
    if (!destination?.isImage || !isEnabled()) {
      opened = undefined;
      return;
    }
    const place = `${document.uri.toString()} ${cursor.line} ${destination.start}`;
    const isTakenBack = change.text === '';
    const isOpenedByVscode = /[(/]$/.test(change.text);
    if (isTakenBack || (place !== opened && !isOpenedByVscode)) {
      void vscode.commands.executeCommand('editor.action.triggerSuggest', { auto: true });
    }
    opened = place;
  });
}

/** Whether a change is that of a key, within a line: a letter, or something taken away. */
function isOneKey({ range, text }: vscode.TextDocumentContentChangeEvent): boolean {
  return range.isSingleLine && (text === '' ? !range.isEmpty : range.isEmpty && /^.$/su.test(text));
}

function isEnabled(): boolean {
  return vscode.workspace.getConfiguration(SECTION).get('completion.enabled', true);
}
