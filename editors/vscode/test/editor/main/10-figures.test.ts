import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { find, openReport, problems, putCursor, restore, root } from '../support/editor';
import * as page from '../support/page';
import { until } from '../support/wait';

suite('Figures by another name', () => {
  let editor: vscode.TextEditor;
  let original: Uint8Array;
  const uri = () => editor.document.uri;
  const file = (name: string) => vscode.Uri.file(`${root()}/reports/figures/${name}`);
  const mentions = () => editor.document.getText().split('figures/sweep.png').length - 1;

  suiteSetup(async () => {
    editor = await openReport();
    original = await vscode.workspace.fs.readFile(uri());
  });
  setup(() => {
    assert.equal(mentions(), 1);
  });
  teardown(async () => {
    await vscode.commands.executeCommand('notifications.clearAll');
    await restore(editor, original);
  });

  test('a figure is renamed with its mentions', async () => {
    await renameTo('best sweep.png');
    await until('the mention', () => editor.document.getText().includes('<img src="figures/best%20sweep.png"'));
    await until('the file', async () => (await exists('best sweep.png')) && !(await exists('sweep.png')));
    const missing = problems(uri(), 'image-not-found').map(({ range }) => editor.document.getText(range));
    assert.ok(!missing.some((text) => text.includes('sweep')), missing.join());
    await vscode.workspace.fs.rename(file('best sweep.png'), file('sweep.png'));
  });

  test('a name that is taken is refused in one sentence, and nothing is changed', async () => {
    await renameTo('figures/build.png');
    const [message, ...others] = await until('the reason', async () => {
      const found = await page.toasts();
      return found.length > 0 && found;
    });
    assert.match(message ?? '', /build\.png/);
    assert.deepEqual(others, []);
    assert.equal(mentions(), 1);
    assert.ok(!editor.document.isDirty);
    assert.ok(await exists('sweep.png'));
  });

  test('the report follows a figure that is renamed in the Explorer', async () => {
    await move('sweep.png', 'runs/sweep 2.png');
    await until('the mention', () => editor.document.getText().includes('<img src="figures/runs/sweep%202.png"'));
    await move('runs/sweep 2.png', 'sweep.png');
    await until('the mention', () => mentions() === 1);
  });

  test('a path leads to its file, and its mentions are listed once', async () => {
    const place = find(editor.document, 'figures/sweep.png').start.translate(0, 4);
    const definitions = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(
      'vscode.executeDefinitionProvider',
      uri(),
      place,
    );
    const targets = definitions.map((each) => ('targetUri' in each ? each.targetUri : each.uri).toString());
    assert.ok(targets.includes(file('sweep.png').toString()), targets.join());
    const references = await vscode.commands.executeCommand<vscode.Location[]>(
      'vscode.executeReferenceProvider',
      uri(),
      place,
    );
    assert.equal(references.length, 1, JSON.stringify(references));
  });

  /** By way of the box that the editor shows at the cursor. */
  async function renameTo(name: string): Promise<void> {
    putCursor(editor, find(editor.document, 'figures/sweep.png').start.translate(0, 4));
    await vscode.commands.executeCommand('workbench.action.focusActiveEditorGroup');
    void vscode.commands.executeCommand('editor.action.rename');
    await until('the box', async () => (await page.attributes('.rename-input:focus', 'class')).length > 0);
    await page.press('Control+A');
    await page.type(name);
    await page.press('Enter');
  }

  async function move(from: string, to: string): Promise<void> {
    const edit = new vscode.WorkspaceEdit();
    edit.renameFile(file(from), file(to));
    assert.ok(await vscode.workspace.applyEdit(edit));
  }

  async function exists(name: string): Promise<boolean> {
    return await vscode.workspace.fs.stat(file(name)).then(
      () => true,
      () => false,
    );
  }
});
