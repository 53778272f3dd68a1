import * as assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import * as vscode from 'vscode';
import {
  answer,
  answerRange,
  configure,
  find,
  open,
  openReport,
  problems,
  putCursor,
  restore,
  revert,
  root,
} from '../support/editor';
import * as page from '../support/page';
import { until } from '../support/wait';

suite('Pasted pictures', () => {
  let editor: vscode.TextEditor;
  let before: string[];
  let original: Buffer;
  let report: Uint8Array;
  const reports = () => path.join(root(), 'reports');
  const figures = () => readdirSync(path.join(reports(), 'figures'));
  const picture = () => path.join(reports(), 'figures', 'build.png');
  const paste = async () => {
    await page.press('Control+V');
  };

  suiteSetup(async () => {
    editor = await openReport();
    before = figures();
    original = readFileSync(picture());
    report = await vscode.workspace.fs.readFile(editor.document.uri);
  });
  teardown(async () => {
    // VS Code saves a report in which it has moved a picture
    await restore(editor, report);
    for (const name of figures().filter((each) => !before.includes(each))) {
      rmSync(path.join(reports(), 'figures', name));
    }
  });

  test('a picture on the clipboard goes into figures/ under the name of its question, and its text is selected', async () => {
    await page.copyPicture(picture());
    await bring('Pasted: ', paste);
    await untilText('Pasted: ![question 14](figures/question-14.png)');
    await until('the selection', () => editor.document.getText(editor.selection) === 'question 14');
    const file = path.join(reports(), 'figures', 'question-14.png');
    // The clipboard keeps its pixels and not its bytes
    await until('the file', () => existsSync(file) && readFileSync(file).subarray(1, 4).toString() === 'PNG');
    assert.ok(!existsSync(path.join(reports(), 'image.png')));
  });

  test('no file is written over', async () => {
    writeFileSync(path.join(reports(), 'figures', 'Question-14.png'), 'mine');
    await page.copyPicture(picture());
    await bring('Pasted: ', paste);
    await untilText('Pasted: ![question 14 2](figures/question-14-2.png)');
    await until('the file', () => figures().includes('question-14-2.png'));
    assert.equal(readFileSync(path.join(reports(), 'figures', 'Question-14.png'), 'utf8'), 'mine');
  });

  test('a picture that is dropped keeps a name that says something', async () => {
    // Outside of the workspace
    const file = path.join(path.dirname(root()), 'a drawing.png');
    writeFileSync(file, readFileSync(picture()));
    await bring('Dropped: ', async () => {
      await page.dropAtCursor(file);
    });
    await untilText('Dropped: ![a drawing](figures/a-drawing.png)');
    const copy = path.join(reports(), 'figures', 'a-drawing.png');
    await until('the file', () => existsSync(copy) && readFileSync(copy).equals(original));
  });

  test('words on the clipboard are pasted as words', async () => {
    await bring('just words', async () => {
      await page.press('Shift+Home');
      await page.press('Control+C');
      await page.press('End');
      await paste();
    });
    await untilText('just wordsjust words');
    assert.deepEqual(figures(), before);
  });

  test('the setting of the user has the last word', async () => {
    await configure('markdown.copyFiles.destination', { '/reports/*.md': 'img/' });
    await page.copyPicture(picture());
    await bring('Pasted: ', paste);
    await until('the image', () => /Pasted: !\[.*\]\(img\/image.*\.png\)/.test(editor.document.getText()));
    await configure('markdown.copyFiles.destination', undefined);
    await until('the file', () => readdirSync(path.join(reports(), 'img')).length > 0);
    rmSync(path.join(reports(), 'img'), { recursive: true });
  });

  test('in another markdown file nothing is different', async () => {
    const other = await open(vscode.Uri.file(path.join(root(), 'README.md')));
    putCursor(other, new vscode.Position(1, 0));
    await page.copyPicture(picture());
    await vscode.commands.executeCommand('workbench.action.focusActiveEditorGroup');
    await paste();
    await until('the image', () => other.document.getText().includes('](image.png)'));
    await revert(other);
    rmSync(path.join(root(), 'image.png'), { force: true });
  });

  test('a picture beside the report is moved into figures/ by the fix of its problem, with all its mentions', async () => {
    mkdirSync(path.join(reports(), 'shots'), { recursive: true });
    writeFileSync(path.join(reports(), 'shots', 'my loss.png'), readFileSync(picture()));
    editor = await openReport();
    await answer(editor, 14, 'See ![loss](shots/my%20loss.png) and ![again](<shots/my loss.png>).');
    await until('the problem', () => problems(editor.document.uri, 'image-outside-figures').length === 2);
    putCursor(editor, find(editor.document, 'shots/my%20loss.png').start);
    await vscode.commands.executeCommand('editor.action.autoFix');
    await untilText('See ![loss](figures/my%20loss.png) and ![again](<figures/my%20loss.png>).');
    await until('the file', () => figures().includes('my loss.png'));
    await until('no problem', () => problems(editor.document.uri, 'image-outside-figures').length === 0);
    assert.deepEqual(readdirSync(path.join(reports(), 'shots')), []);
    await until('the report to be saved', () => !editor.document.isDirty);
  });

  /** Put the cursor behind words in the answer to question 14, and bring a picture there. */
  async function bring(words: string, how: () => Promise<void>): Promise<void> {
    editor = await openReport();
    await answer(editor, 14, words);
    putCursor(editor, answerRange(editor.document, 14).start.translate(1, words.length));
    await vscode.commands.executeCommand('workbench.action.focusActiveEditorGroup');
    await how();
  }

  async function untilText(text: string): Promise<void> {
    const written = () => editor.document.getText(answerRange(editor.document, 14));
    try {
      await until(text, () => written().includes(text), 20_000);
    } catch {
      assert.equal(written().trim(), text);
    }
  }
});
