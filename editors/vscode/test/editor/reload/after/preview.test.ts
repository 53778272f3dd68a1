import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { answer, openReport, revert } from '../../support/editor';
import * as page from '../../support/page';
import { until } from '../../support/wait';

suite('After the window was loaded again', () => {
  const previews = () =>
    vscode.window.tabGroups.all
      .flatMap(({ tabs }) => tabs)
      .filter(({ input }) => input instanceof vscode.TabInputWebview);

  test('the preview is there, and shows what it showed', async () => {
    await until('the preview', async () => (await page.inWebview('main h2')).length > 3);
    assert.equal((await page.inWebview('[data-view="github"][aria-pressed="true"]')).length, 1);
  });

  test('it follows what is typed, and is not opened twice', async () => {
    const editor = await openReport();
    await vscode.commands.executeCommand('reportLs.openPreview');
    assert.equal(previews().length, 1);
    await answer(editor, 9, 'Typed after it.');
    await until('the text', async () => (await page.inWebview('main p:has-text("Typed after it.")')).length > 0);
    await revert(editor);
  });

  test('it closes with its report', async () => {
    await openReport();
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    await until('no preview', () => previews().length === 0);
  });
});
