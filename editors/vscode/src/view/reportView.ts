import * as vscode from 'vscode';
import type { ActiveReport } from '../activeReport';
import { shortVerdict } from '../report/counts';
import { questionAt } from '../report/questions';
import { nodesOf, pathToQuestion, type Node } from './nodes';
import { treeItem } from './treeItem';

/** Whether the view was shown once, in the memory of the extension for all windows. */
const HAS_BEEN_OPENED = 'reportView.hasBeenOpened';

/** The Report view in the Explorer. It follows the report while it is typed, and the cursor from question to question. */
export class ReportView implements vscode.Disposable, vscode.TreeDataProvider<Node> {
  private readonly emitter = new vscode.EventEmitter<undefined>();
  private readonly view: vscode.TreeView<Node>;
  private readonly subscriptions: { dispose(): unknown }[];
  private nodes: Node[] = [];
  private report: vscode.Uri | undefined;
  /** What the view shows, to see whether a change of the report changes anything here. */
  private shown = '';
  /** The question whose line is selected, or is going to be. */
  private followed: number | undefined;
  private selecting: Promise<void> = Promise.resolve();

  readonly onDidChangeTreeData = this.emitter.event;

  constructor(
    private readonly active: ActiveReport,
    private readonly memory: vscode.Memento,
  ) {
    this.view = vscode.window.createTreeView('reportLs.report', { treeDataProvider: this, showCollapseAll: true });
    this.subscriptions = [
      this.emitter,
      this.view,
      active.onDidChange(() => {
        this.update();
      }),
      this.view.onDidChangeVisibility(() => {
        this.followed = undefined;
        this.follow();
      }),
    ];
    this.update();
  }

  getTreeItem(node: Node): vscode.TreeItem {
    return treeItem(node, this.report ?? vscode.Uri.file('/'));
  }

  getChildren(node?: Node): Node[] {
    return node ? node.children : this.nodes;
  }

  getParent(node: Node): Node | undefined {
    const find = (nodes: Node[]): Node | undefined => {
      for (const each of nodes) {
        const found = each.children.some(({ id }) => id === node.id) ? each : find(each.children);
        if (found) {
          return found;
        }
      }
      return undefined;
    };
    return find(this.nodes);
  }

  dispose(): void {
    vscode.Disposable.from(...this.subscriptions).dispose();
  }

  private update(): void {
    // Without a server the view says so, in place of counts that may be old
    const { uri, report } = (this.active.failure ? undefined : this.active.shown) ?? {};
    const nodes = report ? nodesOf(report) : [];
    const now = JSON.stringify([uri?.toString(), nodes]);
    if (now !== this.shown) {
      this.shown = now;
      this.nodes = nodes;
      this.report = uri;
      this.view.description = report && shortVerdict(report);
      this.view.message = report?.stopped
        ? vscode.l10n.t('report.py stops: see the errors in the Problems panel.')
        : undefined;
      this.emitter.fire(undefined);
      this.openOnce();
    }
    this.follow();
  }

  /** Show the view for the first report that there ever is: VS Code begins with it closed, so that nobody would know of it. */
  private openOnce(): void {
    const [first] = this.nodes;
    if (first && !this.memory.get(HAS_BEEN_OPENED)) {
      void this.memory.update(HAS_BEEN_OPENED, true);
      void this.view.reveal(first, { select: false, focus: false });
    }
  }

  /** Select the line of the question at the cursor. */
  private follow(): void {
    const { shownEditor: editor, shown } = this.active;
    const question = editor && shown && questionAt(shown.report, editor.selection.active);
    if (!this.view.visible || question?.number === this.followed) {
      return;
    }
    this.followed = question?.number;
    // One after the other: VS Code may finish those that are asked for at once in any order
    this.selecting = this.selecting.then(async () => {
      await this.select(question?.number);
    });
  }

  private async select(number: number | undefined): Promise<void> {
    const line = number === undefined ? undefined : pathToQuestion(this.nodes, number).at(-1);
    if (!line || number !== this.followed) {
      return;
    }
    try {
      await this.view.reveal(line, { select: true, focus: false });
    } catch {
      // The view was being drawn anew; it is tried again with the next change
      this.followed = undefined;
    }
  }
}
