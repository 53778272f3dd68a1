import * as assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import * as vscode from 'vscode';
import { answer, answerRange, find, openReport, putCursor, revert, root } from '../support/editor';
import * as page from '../support/page';
import { until } from '../support/wait';

suite('Pasted pictures', () => {
  let editor: vscode.TextEditor;
  const destinations = () =>
    vscode.workspace
      .getConfiguration('markdown', editor.document.uri)
      .get<Record<string, string>>('copyFiles.destination', {});

  suiteSetup(async () => {
    editor = await openReport();
  });

  test('nothing is set before it is asked for', () => {
    assert.deepEqual(destinations(), {});
  });

  test('the setting is about this report alone', async () => {
    await vscode.commands.executeCommand('reportLs.pastePicturesIntoFigures');
    await until('the setting', () => Object.keys(destinations()).length > 0);
    assert.deepEqual(destinations(), { '/reports/README.md': 'figures/' });
  });

  test('a picture on the clipboard goes into figures/', async () => {
    await answer(editor, 14, 'Pasted: ');
    putCursor(editor, answerRange(editor.document, 14).start.translate(1, 8));
    await vscode.commands.executeCommand('workbench.action.focusActiveEditorGroup');
    const before = readdirSync(`${root()}/reports/figures`);
    await page.copyPicture(`${root()}/reports/figures/build.png`);
    await page.press('Control+V');
    await until('the image', () => /Pasted: !\[.*\]\(figures\/image.*\.png\)/.test(editor.document.getText()));
    await until('the file', () => readdirSync(`${root()}/reports/figures`).length === before.length + 1);
    find(editor.document, '(figures/image');
    await revert(editor);
  });
});
