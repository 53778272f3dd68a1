import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  answer,
  answerRange,
  completions,
  configure,
  find,
  openReport,
  problems,
  putCursor,
  replace,
  restore,
  words,
} from '../support/editor';
import * as page from '../support/page';
import { until } from '../support/wait';

suite('Fixes and snippets', () => {
  let editor: vscode.TextEditor;
  let original: Uint8Array;
  const uri = () => editor.document.uri;

  suiteSetup(async () => {
    editor = await openReport();
    original = await vscode.workspace.fs.readFile(uri());
  });
  teardown(async () => {
    await restore(editor, original);
  });

  test('a broken report is repaired when it is saved, where that is asked for', async () => {
    await configure('editor.codeActionsOnSave', { 'source.fixAll.report-ls': 'explicit' });
    const before = editor.document.getText();
    await replace(editor, find(editor.document, '> Answer:', 6), '>');
    await answer(editor, 5, `## Details\n\n${words(120)}`);
    await page.untilStatus(/report\.py stops$/);
    await vscode.commands.executeCommand('workbench.action.files.save');
    await until('the save', () => !editor.document.isDirty);
    await page.untilStatus(/ of 31 pass$/);
    await configure('editor.codeActionsOnSave', undefined);
    assert.ok(editor.document.getText().includes(`**Details**\n\n${words(120)}`));
    assert.equal(editor.document.getText().split('> Answer:').length, before.split('> Answer:').length);
  });

  test('the preferred fix is applied with one key', async () => {
    await answer(editor, 5, `## Details\n\n${words(120)}`);
    await until('the problem', () => problems(uri(), 'heading-in-answer').length > 0);
    putCursor(editor, find(editor.document, '## Details').start);
    await vscode.commands.executeCommand('editor.action.autoFix');
    await until('the fix', () => editor.document.getText().includes('\n**Details**\n'));
  });

  test('an item of the checklist is ticked, and unticked again', async () => {
    const item = '] A change of the data starts a workflow';
    putCursor(editor, find(editor.document, item).start);
    const rewrite = { kind: 'refactor.rewrite', apply: 'first' };
    await vscode.commands.executeCommand('editor.action.codeAction', rewrite);
    await until('the tick', () => editor.document.getText().includes(`* [x${item}`));
    await vscode.commands.executeCommand('editor.action.codeAction', rewrite);
    await until('no tick', () => editor.document.getText().includes(`* [ ${item}`));
  });

  test('a snippet is put in by choosing it', async () => {
    await answer(editor, 31, 'contr');
    putCursor(editor, answerRange(editor.document, 31).start.translate(1, 5));
    await vscode.commands.executeCommand('workbench.action.focusActiveEditorGroup');
    await vscode.commands.executeCommand('editor.action.triggerSuggest');
    await until('the list', async () =>
      (await page.texts('.suggest-widget .monaco-list-row')).some((text) => text.includes('contributions')),
    );
    await page.press('Enter');
    await page.type('did it all');
    await until('the passage', () => editor.document.getText().includes('\n- s900001: did it all\n- s900002: \n'));
    await page.press('Escape');
  });

  test('nothing is offered twice', async () => {
    for (const [text, trigger] of [
      ['See !', '!'],
      ['im', undefined],
      ['![](figures/', '/'],
      ['[x](figures/', '/'],
    ]) {
      await answer(editor, 14, text ?? '');
      const position = answerRange(editor.document, 14).start.translate(1, text?.length);
      const found = (await completions(uri(), position, trigger)).filter(
        ({ kind }) => kind !== vscode.CompletionItemKind.Text,
      );
      const inserted = found.map(({ insertText, label }) => JSON.stringify(insertText ?? label));
      assert.equal(new Set(inserted).size, inserted.length, `${text ?? ''}: ${inserted.join()}`);
      assert.ok(inserted.length > 0, text);
    }
  });
});
