import * as vscode from 'vscode';

/** Whether a tab has the text of a document, and nothing beside it. */
export function isTextOf({ input }: vscode.Tab, document: vscode.Uri): boolean {
  return input instanceof vscode.TabInputText && input.uri.toString() === document.toString();
}

/** The document that can be edited in a tab: of a comparison that of its right side. */
export function documentIn({ input }: vscode.Tab): vscode.Uri | undefined {
  if (input instanceof vscode.TabInputText) {
    return input.uri;
  }
  return input instanceof vscode.TabInputTextDiff ? input.modified : undefined;
}

/** Whether a document can be edited in any tab. A document outlives its last tab by up to minutes, and VS Code closes and opens it while its language changes. */
export function isInTab(document: vscode.Uri): boolean {
  return vscode.window.tabGroups.all.some(({ tabs }) =>
    tabs.some((tab) => documentIn(tab)?.toString() === document.toString()),
  );
}
