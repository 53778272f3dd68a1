import * as vscode from 'vscode';
import type { Range } from './protocol';
import { isTextOf } from './tabs';

/** A range of the protocol as VS Code has it. */
export function toRange({ start, end }: Range): vscode.Range {
  return new vscode.Range(start.line, start.character, end.line, end.character);
}

/** Show a document with a range of it selected, and the text around it in sight. */
export async function reveal(uri: vscode.Uri, selection: vscode.Range, from = selection): Promise<void> {
  const editor = await showText(uri);
  editor.selection = new vscode.Selection(selection.start, selection.end);
  editor.revealRange(from.union(selection), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

/** Show a document where it is open, and never over a preview. */
export async function showText(uri: vscode.Uri): Promise<vscode.TextEditor> {
  return await vscode.window.showTextDocument(uri, { viewColumn: columnFor(uri) });
}

/** The column that has a document, be it behind another one; else one that does not show a page. */
function columnFor(uri: vscode.Uri): vscode.ViewColumn {
  const isOf = (tab: vscode.Tab) => isTextOf(tab, uri);
  const { all, activeTabGroup } = vscode.window.tabGroups;
  const groups = [activeTabGroup, ...all];
  const group =
    groups.find(({ activeTab }) => activeTab && isOf(activeTab)) ??
    groups.find(({ tabs }) => tabs.some(isOf)) ??
    groups.find(({ activeTab }) => !(activeTab?.input instanceof vscode.TabInputWebview));
  return group?.viewColumn ?? vscode.ViewColumn.Beside;
}
