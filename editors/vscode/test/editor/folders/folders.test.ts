import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { answer, find, openReport, problems, putCursor, reportUri, revert, root, words } from '../support/editor';
import * as page from '../support/page';
import { serverPids } from '../support/processes';
import { until } from '../support/wait';

suite('Two folders', () => {
  let one: vscode.TextEditor;

  suiteSetup(async () => {
    await openReport(0);
  });

  test('both reports are checked, by one server', async () => {
    await openReport(1);
    assert.ok(problems(reportUri(0)).length > 0);
    assert.equal(serverPids().length, 1);
  });

  test('the status bar follows from one to the other', async () => {
    one = await openReport(0);
    await answer(one, 5, words(77));
    putCursor(one, find(one.document, '### Question 5\n').start);
    await page.untilStatus(/^Q5 77\//);
    const two = await openReport(1);
    putCursor(two, find(two.document, '### Question 5\n').start);
    await page.untilStatus(/^Q5 (?!77)\d+\//);
    await revert(one);
  });

  test('each has its own settings', async () => {
    const section = vscode.workspace.getConfiguration('reportLs', reportUri(0));
    await section.update('severity', { 'checklist-mark': 'off' }, vscode.ConfigurationTarget.WorkspaceFolder);
    await until('silence in the first', () => problems(reportUri(0), 'checklist-mark').length === 0);
    assert.ok(problems(reportUri(1), 'checklist-mark').length > 0);
  });

  test('a figure that appears in one is seen there', async () => {
    one = await openReport(0);
    await answer(one, 20, '![new](figures/brand-new.png)');
    const missing = () =>
      problems(reportUri(0), 'image-not-found').some(({ range }) => one.document.getText(range).includes('brand-new'));
    await until('a warning', missing);
    const figures = vscode.Uri.file(`${root(0)}/reports/figures`);
    await vscode.workspace.fs.copy(
      vscode.Uri.joinPath(figures, 'build.png'),
      vscode.Uri.joinPath(figures, 'brand-new.png'),
    );
    await until('the warning to go', () => !missing());
    await revert(one);
  });

  test('the offer to save pasted pictures is about one folder alone', async () => {
    await page.clickMessageButton('Save in figures/');
    const destinations = () => vscode.workspace.getConfiguration('markdown').get<object>('copyFiles.destination', {});
    await until('the setting', () => Object.keys(destinations()).length > 0);
    assert.deepEqual(destinations(), { '**/one/reports/README.md': 'figures/' });
  });
});
