import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { answer, answerRange, find, open, openReport, putCursor, revert, root, words } from '../support/editor';
import * as page from '../support/page';
import { pause, until } from '../support/wait';

suite('Report view', () => {
  let editor: vscode.TextEditor;

  suiteSetup(async () => {
    editor = await openReport();
    // Room for all lines: what is out of sight is not drawn
    await page.resize(1280, 2400);
    await vscode.commands.executeCommand('reportLs.showReportView');
    // The list of files takes the room, else
    await page.click('.pane-header.expanded[aria-label*="workspace" i]');
    await until('the view', async () => (await page.viewLines()).length > 0);
  });
  suiteTeardown(async () => {
    await page.resize(1280, 800);
  });
  teardown(async () => {
    await revert(editor);
  });

  const line = async (start: string) =>
    await until(`a line ${start}`, async () => (await page.viewLines()).find((text) => text.startsWith(start)));

  test('lists sections with how many questions pass', async () => {
    assert.match(await line('Group information'), /^Group information \d\/\d$/);
    await line('Coding environment');
  });

  test('lists questions with their counts', async () => {
    assert.match(await line('Q5 '), /^Q5 .+ \d+\/100-200$/);
    assert.match(await line('Q14 '), /\d+\/200-300 · \d+\/1-3 img$/);
  });

  test('lists the checklist with its progress, folded', async () => {
    assert.match(await line('Checklist'), /^Checklist \d+\/\d+$/);
  });

  test('lists unused figures', async () => {
    assert.match(await line('Unused figures'), /^Unused figures \d+$/);
  });

  test('puts an unused figure in at the cursor by the button of its line', async () => {
    await answer(editor, 14, 'Here: ');
    putCursor(editor, answerRange(editor.document, 14).start.translate(1, 6));
    const isListed = async () => (await page.viewLines()).some((text) => text.startsWith('load_test.png'));
    await until('the figures', async () => {
      // Again where the line was drawn anew below the pointer, and only while they are folded
      if (!(await isListed())) {
        await page.click(`${page.VIEW} .monaco-list-row:has-text("Unused figures") .monaco-tl-twistie`);
        await pause(1_000);
      }
      return await isListed();
    });
    const row = `${page.VIEW} .monaco-list-row:has-text("load_test.png")`;
    await until('the image', async () => {
      // Again where the line was drawn anew below the pointer
      await page.hover(row);
      await page.click(`${row} .action-label[aria-label="Insert at the Cursor"]`, 3_000).catch(() => undefined);
      await pause(500);
      return editor.document.getText().includes('Here: ![load test](figures/load_test.png)');
    });
    await until('the figure to be unused no more', async () =>
      (await page.viewLines()).every((text) => !text.startsWith('load_test.png')),
    );
  });

  test('has buttons for unfinished questions and figures', async () => {
    await page.hover(`${page.VIEW} .pane-header`);
    const labels = await page.attributes(`${page.VIEW} .pane-header .action-label`, 'aria-label');
    for (const label of ['Previous Unfinished Question', 'Next Unfinished Question', 'Insert Figure']) {
      assert.ok(
        labels.some((text) => text?.includes(label)),
        label,
      );
    }
  });

  test('follows the typing', async () => {
    await answer(editor, 5, words(123));
    await until('the new count', async () => (await line('Q5 ')).endsWith('123/100-200'));
  });

  test('jumps to a question on a click', async () => {
    putCursor(editor, new vscode.Position(0, 0));
    const heading = find(editor.document, '### Question 8\n').start.line;
    await until('the cursor at question 8', async () => {
      // Again where the view was being drawn anew
      await page.click(`${page.VIEW} .monaco-list-row:has-text("Q8 ")`);
      await pause(500);
      return vscode.window.activeTextEditor?.selection.active.line === heading;
    });
  });

  test('follows the cursor', async () => {
    putCursor(editor, answerRange(editor.document, 10).start);
    await until('the line of question 10 to be selected', async () =>
      (await page.texts(`${page.VIEW} .monaco-list-row.selected`)).some((text) => text.trim().startsWith('Q10')),
    );
  });

  test('stays while another file is edited', async () => {
    await open(vscode.Uri.file(`${root()}/README.md`));
    await page.untilStatus(/^\d+ of 31 pass$/);
    assert.ok((await page.viewLines()).some((text) => /^Q\d+ /.test(text)));
  });

  test('goes when the report is closed', async () => {
    await open(editor.document.uri);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await until('no view', async () => (await page.viewLines()).length === 0);
    editor = await openReport();
    await line('Q5 ');
  });
});
