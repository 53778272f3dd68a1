import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { answer, answerRange, find, open, openReport, problems, putCursor, revert, root } from '../support/editor';
import * as page from '../support/page';
import { serverPids } from '../support/processes';
import { until } from '../support/wait';

suite('Commands', () => {
  let editor: vscode.TextEditor;
  const uri = () => editor.document.uri;
  const run = async (name: string) => await vscode.commands.executeCommand(`reportLs.${name}`);

  suiteSetup(async () => {
    editor = await openReport();
  });
  teardown(async () => {
    await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
    await vscode.commands.executeCommand('notifications.clearAll');
    await revert(editor);
  });

  test('next and previous unfinished question', async () => {
    await answer(editor, 9, '--- question 9 fill here ---');
    await answer(editor, 10, 'Too short.');
    putCursor(editor, answerRange(editor.document, 8).start);
    await run('nextUnfinished');
    assert.equal(editor.document.getText(editor.selection), '--- question 9 fill here ---');
    await run('nextUnfinished');
    assert.ok(answerRange(editor.document, 10).contains(editor.selection.active));
    await run('previousUnfinished');
    assert.ok(answerRange(editor.document, 9).contains(editor.selection.active));
  });

  test('the next one after the last is the first', async () => {
    await answer(editor, 1, '--- question 1 fill here ---');
    putCursor(editor, editor.document.lineAt(editor.document.lineCount - 1).range.end);
    await run('nextUnfinished');
    assert.ok(answerRange(editor.document, 1).contains(editor.selection.active));
  });

  test('insert figure picks one with its size and puts it in at the cursor', async () => {
    await answer(editor, 14, 'Here: ');
    putCursor(editor, answerRange(editor.document, 14).start.translate(1, 6));
    void run('insertFigure');
    const lines = await page.untilQuickPick();
    assert.match(lines[0] ?? '', /\d+ × \d+ · [\d.]+ k?B · not used yet/);
    await page.type('training');
    await until('one line', async () => (await page.untilQuickPick()).length === 1);
    await page.press('Enter');
    await until('the image', () =>
      editor.document.getText().includes('Here: ![training curves](figures/training%20curves.png)'),
    );
    assert.equal(editor.document.getText(editor.selection), 'training curves');
  });

  test('check report says how many pass and lists the others', async () => {
    await run('showReportView');
    await until('the view', async () => (await page.viewLines()).length > 0);
    void run('check');
    const lines = await page.untilQuickPick();
    const [title] = await page.texts('.quick-input-widget .quick-input-title');
    assert.match(title ?? '', /^\d+ of 31 questions pass$/);
    const number = /^Q(\d+) /.exec(lines[0] ?? '')?.[1];
    await page.press('Enter');
    const heading = find(editor.document, `### Question ${number ?? ''}\n`).start.line;
    await until('the cursor at it', () => vscode.window.activeTextEditor?.selection.active.line === heading);
    await until('its line in the view', async () =>
      (await page.texts(`${page.VIEW} .monaco-list-row.selected`)).some((text) =>
        text.trim().startsWith(`Q${number ?? ''} `),
      ),
    );
  });

  test('show report view', async () => {
    await vscode.commands.executeCommand('workbench.view.search');
    await run('showReportView');
    await until('the view', async () => (await page.viewLines()).length > 0);
  });

  test('restart server', async () => {
    const [before] = serverPids();
    await run('restart');
    await until('another server', () => serverPids().length === 1 && serverPids()[0] !== before);
    await until('problems', () => problems(uri()).length > 0);
  });

  test('show server version', async () => {
    void run('showServerVersion');
    await until('the message', async () =>
      (await page.toasts()).some((text) => /report-ls \d+\.\d+\.\d+, run by Python 3\.\d+/.test(text)),
    );
  });

  test('show log', async () => {
    await run('showLog');
    // It stays empty here: this VS Code has no native logger, which would have to be compiled
    await until('the log in the Output panel', () =>
      vscode.window.visibleTextEditors.some(({ document: { uri } }) => /^output:.*report-ls/.test(uri.toString())),
    );
    await vscode.commands.executeCommand('workbench.action.closePanel');
  });

  test('are in the palette for reports', async () => {
    await open(uri());
    assert.ok((await paletteLines('Report: Next')).some((line) => line.includes('Next Unfinished Question')));
  });

  test('stay in the palette while another file has the focus, and are about the report', async () => {
    await open(vscode.Uri.file(`${root()}/README.md`));
    assert.ok((await paletteLines('Report: Next')).some((line) => line.includes('Next Unfinished Question')));
    await run('nextUnfinished');
    await until('the report', () => vscode.window.activeTextEditor?.document.uri.toString() === uri().toString());
  });

  test('say why they can do nothing, where no report is open', async () => {
    await open(vscode.Uri.file(`${root()}/README.md`));
    await vscode.commands.executeCommand('workbench.action.closeOtherEditors');
    await until('no status', async () => (await page.statusText()) === undefined);
    assert.ok(!(await paletteLines('Report: Next')).some((line) => line.includes('Next Unfinished Question')));
    for (const name of ['nextUnfinished', 'insertFigure', 'check', 'openPreview']) {
      void run(name);
      await until(name, async () => (await page.toasts()).some((text) => text.startsWith('No report is open')));
      await vscode.commands.executeCommand('notifications.clearAll');
    }
    editor = await openReport();
  });

  test('open the report', async () => {
    await open(vscode.Uri.file(`${root()}/README.md`));
    await run('openReport');
    await until('the report', () => vscode.window.activeTextEditor?.document.uri.toString() === uri().toString());
  });

  async function paletteLines(text: string): Promise<string[]> {
    await vscode.commands.executeCommand('workbench.action.quickOpen', `>${text}`);
    await until('the palette', async () => (await page.quickPickLines()).length > 0);
    const lines = await page.quickPickLines();
    await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
    return lines;
  }
});
