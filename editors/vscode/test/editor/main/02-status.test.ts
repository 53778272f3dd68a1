import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  answer,
  answerRange,
  find,
  open,
  openReport,
  putCursor,
  replace,
  revert,
  root,
  words,
} from '../support/editor';
import * as page from '../support/page';
import { pause, until } from '../support/wait';

suite('Status bar', () => {
  let editor: vscode.TextEditor;

  suiteSetup(async () => {
    editor = await openReport();
  });
  teardown(async () => {
    await revert(editor);
  });

  test('tells the question at the cursor and the whole report', async () => {
    putCursor(editor, answerRange(editor.document, 5).start);
    await page.untilStatus(/^Q5 \d+\/100-200 · \d+ of 31 pass$/);
    putCursor(editor, answerRange(editor.document, 7).start);
    await page.untilStatus(/^Q7 \d+\/50-100 · \d+ of 31 pass$/);
  });

  test('counts images where they are asked for', async () => {
    putCursor(editor, answerRange(editor.document, 14).start);
    await page.untilStatus(/^Q14 \d+\/200-300 · \d+\/1-3 img · \d+ of 31 pass$/);
  });

  test('follows the typing', async () => {
    await answer(editor, 5, words(97));
    putCursor(editor, answerRange(editor.document, 5).start);
    await page.untilStatus(/^Q5 97\/100-200 · /);
    const before = Number(/(\d+) of 31/.exec(await page.untilStatus(/^Q5 97/))?.[1]);
    await answer(editor, 5, words(100));
    putCursor(editor, answerRange(editor.document, 5).start);
    await page.untilStatus(new RegExp(`^Q5 100/100-200 · ${before + 1} of 31 pass$`));
  });

  test('says how many words are selected, counted as the checker counts', async () => {
    // A no-break space separates words for the checker, a zero-width no-break space does not
    await answer(editor, 5, 'one\u00a0two three\ufefffour - five');
    const line = find(editor.document, 'one\u00a0two').start.line;
    editor.selection = new vscode.Selection(
      editor.document.lineAt(line).range.start,
      editor.document.lineAt(line).range.end,
    );
    await page.untilStatus(/^5 words selected · \d+ of 31 pass$/);
  });

  test('has a tooltip with what fails', async () => {
    putCursor(editor, answerRange(editor.document, 5).start);
    await page.untilStatus(/^Q5/);
    await page.hover('.statusbar-item[id*="reportLs.status"]');
    const tooltip = await until('the tooltip', async () =>
      (await page.texts('.monaco-hover')).find((text) => text.includes('questions pass')),
    );
    assert.match(tooltip, /Question 5: /);
    assert.match(tooltip, /\d+ of 31 questions pass/);
    await page.movePointer(600, 300);
  });

  test('warns where report.py would stop', async () => {
    await replace(editor, find(editor.document, '> Answer:', 6), '>');
    await page.untilStatus(/report\.py stops$/);
  });

  test('shows the Report view on a click', async () => {
    await vscode.commands.executeCommand('workbench.view.search');
    await until('the view', async () => {
      // Again where the item was drawn anew below the pointer
      await page.clickStatus();
      await pause(1_000);
      return (await page.viewLines()).some((line) => /^Q\d+ /.test(line));
    });
  });

  test('stays while another file has the focus, and goes with the report', async () => {
    await page.untilStatus(/ of 31 pass$/);
    const other = await open(vscode.Uri.file(`${root()}/README.md`));
    await pause(300);
    await page.untilStatus(/^\d+ of 31 pass$/);
    await vscode.commands.executeCommand('workbench.action.closeOtherEditors');
    await until('no status', async () => (await page.statusText()) === undefined);
    assert.equal(vscode.window.activeTextEditor?.document, other.document);
    await open(editor.document.uri);
    await page.untilStatus(/ of 31 pass$/);
  });
});
