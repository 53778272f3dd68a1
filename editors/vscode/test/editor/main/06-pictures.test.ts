import * as assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import * as vscode from 'vscode';
import { answer, answerRange, openReport, putCursor, revert, root } from '../support/editor';
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
    await page.copyPicture(`${root()}/reports/figures/build.png`);
    await goesIntoFigures('Pasted: ', /Pasted: !\[.*\]\(figures\/image.*\.png\)/, async () => {
      await page.press('Control+V');
    });
  });

  test('a picture that is dropped goes into figures/', async () => {
    // Outside of the workspace
    const file = path.join(path.dirname(root()), 'a drawing.png');
    writeFileSync(file, readFileSync(`${root()}/reports/figures/build.png`));
    await goesIntoFigures('Dropped: ', /Dropped: !\[.*\]\(<?figures\/a(%20| )drawing\.png>?\)/, async () => {
      await page.dropAtCursor(file);
    });
  });

  /** Bring a picture to the cursor, and see its file appear in figures/ and its image in the text. */
  async function goesIntoFigures(before: string, image: RegExp, bring: () => Promise<void>): Promise<void> {
    await answer(editor, 14, before);
    putCursor(editor, answerRange(editor.document, 14).start.translate(1, before.length));
    await vscode.commands.executeCommand('workbench.action.focusActiveEditorGroup');
    const figures = () => readdirSync(`${root()}/reports/figures`);
    const count = figures().length;
    await bring();
    await until('the image', () => image.test(editor.document.getText()));
    await until('the file', () => figures().length === count + 1);
    await revert(editor);
  }
});
