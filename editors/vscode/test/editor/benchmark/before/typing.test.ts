import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { answer, answerRange, openReport, putCursor, revert } from '../../support/editor';
import { figures } from '../../support/figures';
import * as page from '../../support/page';
import { pause } from '../../support/wait';

/** Words that count, behind a few that do not. */
const WORDS = 20;
const FIRST = 3;

suite('Typing', () => {
  test('the status bar counts a word', async () => {
    const editor = await openReport();
    await answer(editor, 9, 'Begun');
    putCursor(editor, answerRange(editor.document, 9).start.translate(1, 'Begun'.length));
    await page.untilStatus(/^Q9 1\//);
    await page.click('.monaco-editor .view-line:has-text("Begun")');
    await page.press('End');
    const times: number[] = [];
    for (let count = 2; count < 2 + FIRST + WORDS; count++) {
      await page.type(' ');
      await pause(300);
      times.push(await page.timeToStatus('w', `^Q9 ${count}/`));
      await pause(300);
    }
    figures['a typed word to the status bar'] = times.slice(FIRST);
    assert.ok(times.every((time) => time > 0));
    await revert(editor);
    // VS Code writes down every five seconds what is open
    await vscode.commands.executeCommand('workbench.action.closeOtherEditors');
    await pause(7_000);
  });
});
