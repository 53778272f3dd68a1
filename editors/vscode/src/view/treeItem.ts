import * as vscode from 'vscode';
import { toRange } from '../ranges';
import type { Node } from './nodes';

/** A line of the view as VS Code has it. `report` is the report that it is about. */
export function treeItem(node: Node, report: vscode.Uri): vscode.TreeItem {
  const { None, Expanded, Collapsed } = vscode.TreeItemCollapsibleState;
  const folding = node.children.length === 0 ? None : node.isOpen ? Expanded : Collapsed;
  const item = new vscode.TreeItem(node.label, folding);
  // Two reports are folded each on its own
  item.id = `${report.toString()} ${node.id}`;
  item.description = node.description;
  item.tooltip = node.tooltip;
  item.contextValue = node.kind;
  item.accessibilityInformation = {
    label: `${[node.label, node.description].filter(Boolean).join(' ')}, ${node.spoken}`,
  };
  if (node.icon) {
    item.iconPath = new vscode.ThemeIcon(
      node.icon.name,
      node.icon.color ? new vscode.ThemeColor(node.icon.color) : undefined,
    );
  }
  if (node.figure) {
    const picture = vscode.Uri.joinPath(report, '..', node.figure.name);
    item.resourceUri = picture;
    item.iconPath = vscode.ThemeIcon.File;
    item.command = { command: 'vscode.open', title: vscode.l10n.t('Open'), arguments: [picture] };
  } else if (node.range && (node.children.length === 0 || node.kind === 'section')) {
    item.command = {
      command: 'reportLs.jump',
      title: vscode.l10n.t('Go to'),
      arguments: [report, toRange(node.range)],
    };
  }
  return item;
}
