import * as assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import * as vscode from 'vscode';
import {
  answer,
  answerRange,
  find,
  openReport,
  problems,
  putCursor,
  reportUri,
  revert,
  root,
  words,
} from '../support/editor';
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

  test('a pasted picture goes into the figures of its own folder', async () => {
    const two = await openReport(1);
    await answer(two, 14, 'Pasted: ');
    putCursor(two, answerRange(two.document, 14).start.translate(1, 8));
    await page.copyPicture(`${root(1)}/reports/figures/build.png`);
    await vscode.commands.executeCommand('workbench.action.focusActiveEditorGroup');
    await page.press('Control+V');
    await until('the image', () => two.document.getText().includes('](figures/question-14.png)'));
    const isIn = (index: number) => existsSync(`${root(index)}/reports/figures/question-14.png`);
    await until('the file', () => isIn(1));
    assert.ok(!isIn(0));
    await revert(two);
  });
});
