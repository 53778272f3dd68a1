import * as vscode from 'vscode';
import type { CompletionMiddleware } from 'vscode-languageclient';
import { destinationIn, isInFigures, type Destination } from './imagePath';

/** Sorted before all that others offer. */
const FIRST = ' ';

/**
 * Completion in the paths of images and links, beside VS Code's own: there it lists the files of the folder that is typed, in every markdown
 * file, and an extension can neither hide nor change that for one file. Figures come first, from the bracket on. Inside `figures/` VS Code
 * lists the same files, so there the one item that we add switches its list off; where that is done, ours are listed there, too.
 */
export const completeWithoutTwins: NonNullable<CompletionMiddleware['provideCompletionItem']> = async (
  document,
  position,
  context,
  token,
  next,
) => {
  const destination = destinationAt(document, position);
  if (!destination) {
    return await next(document, position, context, token);
  }
  const isTyped = context.triggerKind === vscode.CompletionTriggerKind.TriggerCharacter;
  if (isTyped && !destination.isImage) {
    return undefined;
  }
  if (vscodeListsPaths(document) && isInFigures(destination.typed)) {
    return vscode.workspace.getWorkspaceFolder(document.uri) && [switchItem(destination, position)];
  }
  const list = await next(document, position, context, token);
  for (const item of itemsOf(list)) {
    item.sortText = FIRST + (item.sortText ?? '');
  }
  return list;
};

/** The path that a position is in; undefined where it is in none. */
export function destinationAt(document: vscode.TextDocument, position: vscode.Position): Destination | undefined {
  return destinationIn(document.lineAt(position.line).text.slice(0, position.character));
}

function itemsOf(list: vscode.CompletionItem[] | vscode.CompletionList | null | undefined): vscode.CompletionItem[] {
  return Array.isArray(list) ? list : (list?.items ?? []);
}

function vscodeListsPaths(document: vscode.TextDocument): boolean {
  return vscode.workspace.getConfiguration('markdown', document).get('suggest.paths.enabled', true);
}

/** Puts what is typed in its own place, because VS Code inserts the label of an item that inserts nothing. */
function switchItem({ typed, start }: Destination, position: vscode.Position): vscode.CompletionItem {
  const item = new vscode.CompletionItem(
    {
      label: vscode.l10n.t('Show sizes and previews here'),
      description: vscode.l10n.t('in place of the list of VS Code'),
    },
    vscode.CompletionItemKind.Event,
  );
  item.insertText = typed;
  item.filterText = typed;
  item.range = new vscode.Range(position.with({ character: start }), position);
  item.sortText = FIRST;
  item.documentation = vscode.l10n.t(
    "Figures are then listed with their size, a preview and the question that shows them. This switches off VS Code's own paths in markdown files of this workspace (markdown.suggest.paths.enabled).",
  );
  item.command = { title: vscode.l10n.t('List Figures'), command: 'reportLs.preferFigureCompletion' };
  return item;
}
