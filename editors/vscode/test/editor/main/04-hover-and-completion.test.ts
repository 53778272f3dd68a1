import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  answer,
  answerRange,
  completions,
  configure,
  find,
  hoverText,
  labelOf,
  openReport,
  putCursor,
  replace,
  revert,
} from '../support/editor';
import * as page from '../support/page';
import { until } from '../support/wait';

suite('Hover and completion', () => {
  let editor: vscode.TextEditor;
  const uri = () => editor.document.uri;

  suiteSetup(async () => {
    editor = await openReport();
  });
  teardown(async () => {
    await configure('markdown.suggest.paths.enabled', undefined);
    await revert(editor);
  });

  /** Replace the answer to question 14 by a line, and return the position behind it. */
  async function typed(text: string): Promise<vscode.Position> {
    await answer(editor, 14, text);
    return answerRange(editor.document, 14).start.translate(1, text.length);
  }

  const listed = async () => await page.texts('.suggest-widget.visible .monaco-list-row');

  test('a question tells its count and what is asked for', async () => {
    const text = await hoverText(uri(), find(editor.document, '### Question 5\n').start.translate(0, 6));
    assert.match(text, /of 100-200 words/);
    assert.ok(text.length > 200, text);
  });

  for (const [name, text, offset] of [
    ['in the path of an image', '](figures/confusion.png)', 6],
    ['in the text of an image', '](figures/confusion.png)', -2],
    ['in an `<img>`', 'figures/sweep.png', 4],
  ] as const) {
    test(`a picture is drawn once, with its size, ${name}`, async () => {
      const position = find(editor.document, text).start.translate(0, offset);
      assert.match(await hoverText(uri(), position), /pixels/);
      putCursor(editor, position);
      await vscode.commands.executeCommand('editor.action.showHover');
      await until('the picture', async () => (await page.pictures('.monaco-hover img')) > 0);
      await until('its size', async () =>
        (await page.texts('.monaco-hover')).some((hover) => hover.includes('pixels')),
      );
      assert.equal(await page.pictures('.monaco-hover img'), 1);
      await page.press('Escape');
    });
  }

  test('`!` offers whole images', async () => {
    const position = await typed('See !');
    const items = await until('images', async () => {
      const found = (await completions(uri(), position, '!')).filter((item) => labelOf(item).startsWith('!['));
      return found.length > 0 && found;
    });
    assert.ok(items.some((item) => labelOf(item).includes('sweep.png') || labelOf(item).includes('wandb_runs.png')));
  });

  test('an image is put in by choosing it', async () => {
    putCursor(editor, await typed('See '));
    await vscode.commands.executeCommand('workbench.action.focusActiveEditorGroup');
    await page.type('!load');
    await until('the list', async () =>
      (await page.texts('.suggest-widget .monaco-list-row')).some((text) => text.includes('load_test.png')),
    );
    await page.press('Enter');
    await until('the image', () => editor.document.getText().includes('See ![load test](figures/load_test.png)'));
    await page.press('Escape');
  });

  test('a figure is listed once in a path', async () => {
    const position = await typed('![runs](figures/)');
    const inside = position.translate(0, -1);
    const labels = await until('paths', async () => {
      const found = (await completions(uri(), inside, '/'))
        .map(labelOf)
        .filter((label) => label.includes('wandb_runs.png'));
      return found.length > 0 && found;
    });
    assert.equal(labels.length, 1, labels.join());
  });

  for (const [name, begun, keys, shown] of [
    ['opens by itself', 'See ', '![loss](', /\d k?B|not used yet/],
    ['opens while a path is typed', 'See ![loss](', 'wandb', /wandb_runs\.png/],
    ['opens again when something of the path is taken back', 'See ![loss](fi', 'Backspace', /not used yet/],
    ['opens where the folder is typed', 'See ![loss](', 'figures/', /load_test\.png/],
  ] as const) {
    test(`the list of figures ${name}`, async () => {
      putCursor(editor, await typed(begun));
      await vscode.commands.executeCommand('workbench.action.focusActiveEditorGroup');
      await (keys === 'Backspace' ? page.press(keys) : page.type(keys, 30));
      await until('the list', async () => (await listed()).some((line) => shown.test(line)));
      await page.press('Escape');
    });
  }

  for (const [name, text, back] of [
    ['behind the bracket', '![loss](', 0],
    ['before the bracket that closes', '![loss]()', 1],
    ['in a name', '![loss](fi', 0],
    ['in the middle of a path', '![loss](figures/load_test.png)', 19],
    ['in a link', '[loss](', 0],
  ] as const) {
    test(`Ctrl+Space lists figures first, each once, ${name}`, async () => {
      putCursor(editor, (await typed(text)).translate(0, -back));
      await vscode.commands.executeCommand('workbench.action.focusActiveEditorGroup');
      await vscode.commands.executeCommand('editor.action.triggerSuggest');
      const lines = await until('the list', async () => {
        const found = await listed();
        return found.some((line) => line.includes('load_test.png')) && found;
      });
      assert.match(lines[0] ?? '', /\.png.*(not used yet|in question|sample)/s, lines.join('; '));
      assert.equal(lines.filter((line) => line.includes('load_test.png')).length, 1, lines.join('; '));
      await page.press('Escape');
    });
  }

  test('behind the folder VS Code lists files, and the first line there lists figures in their place', async () => {
    putCursor(editor, (await typed('![runs](figures/)')).translate(0, -1));
    await vscode.commands.executeCommand('workbench.action.focusActiveEditorGroup');
    await vscode.commands.executeCommand('editor.action.triggerSuggest');
    await until('the offer', async () => (await listed())[0]?.includes('Show sizes and previews'));
    await page.press('Enter');
    await until(
      'the setting',
      () => !vscode.workspace.getConfiguration('markdown', uri()).get('suggest.paths.enabled', true),
    );
    const inside = answerRange(editor.document, 14).start.translate(1, '![runs](figures/'.length);
    const found = await until('figures', async () => {
      const items = (await completions(uri(), inside, '/')).filter((item) => labelOf(item) === 'load_test.png');
      return items.length > 0 && items;
    });
    assert.equal(found.length, 1);
    assert.match(found[0]?.detail ?? '', /kB/);
    await page.press('Escape');
    assert.match(editor.document.getText(answerRange(editor.document, 14)), /^\n!\[runs\]\(figures\/\)\n$/);
  });

  test('`src="` lists figures', async () => {
    const position = await typed('<img src="figures/"');
    const labels = (await completions(uri(), position.translate(0, -1), '/')).map(labelOf);
    assert.ok(labels.includes('wandb_runs.png'), labels.join());
  });

  test('study numbers are offered in the last question', async () => {
    await replace(editor, answerRange(editor.document, 31), '\ns90\n');
    const position = answerRange(editor.document, 31).start.translate(1, 3);
    const labels = await until('numbers', async () => {
      const found = (await completions(uri(), position)).map(labelOf).filter((label) => /^s\d{6}$/.test(label));
      return found.length > 0 && found;
    });
    assert.ok(labels.includes('s900001'));
  });
});
