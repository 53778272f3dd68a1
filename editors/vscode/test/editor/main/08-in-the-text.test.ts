import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { answer, configure, find, hoverText, openReport, putCursor, revert, words } from '../support/editor';
import * as page from '../support/page';
import { serverPids } from '../support/processes';
import { until } from '../support/wait';

suite('In the text', () => {
  let editor: vscode.TextEditor;
  const uri = () => editor.document.uri;
  const heading = (question: number) => find(editor.document, `### Question ${question}\n`).start;

  suiteSetup(async () => {
    editor = await openReport();
  });
  teardown(async () => {
    await revert(editor);
  });

  test('a line over each question tells how it stands', async () => {
    await answer(editor, 5, words(97));
    const lens = await until('the count', async () =>
      (await lenses()).find((each) => each.command?.title.includes('97 of 100-200 words, 3 short')),
    );
    assert.equal(lens.range.start.line, heading(5).line);
    assert.equal((await lenses()).length, 31);
  });

  test('its command shows the view', async () => {
    await vscode.commands.executeCommand('workbench.view.search');
    assert.deepEqual(await page.viewLines(), []);
    const [lens] = await lenses();
    assert.ok(lens?.command);
    await vscode.commands.executeCommand(lens.command.command);
    await until('the view', async () => (await page.viewLines()).length > 0);
  });

  test('the count is not told behind the heading as well, unless that is asked for', async () => {
    assert.deepEqual(await hints(), []);
    await configure('reportLs.inlayHint.enabled', true);
    await until('hints', async () => (await hints()).length === 31);
    await configure('reportLs.inlayHint.enabled', undefined);
    await until('no hints', async () => (await hints()).length === 0);
  });

  test('hovers can be switched off and on while the server runs', async () => {
    const before = serverPids();
    const tells = async () => (await hoverText(uri(), heading(5).translate(0, 6))).includes('of 100-200 words');
    assert.ok(await tells());
    await configure('reportLs.hover.enabled', false);
    await until('no hover', async () => !(await tells()));
    await configure('reportLs.hover.enabled', undefined);
    await until('the hover', tells);
    assert.deepEqual(serverPids(), before);
  });

  test('what is off at the start can be switched on while the server runs', async () => {
    await configure('reportLs.codeLens.enabled', false);
    await vscode.commands.executeCommand('reportLs.restart');
    await until('the server', async () => (await hoverText(uri(), heading(5).translate(0, 6))).includes('words'));
    assert.deepEqual(await lenses(), []);
    const before = serverPids();
    await configure('reportLs.codeLens.enabled', undefined);
    await until('lines over the questions', async () => (await lenses()).length === 31);
    assert.deepEqual(serverPids(), before);
  });

  test('guidance folds with one command, and nothing else', async () => {
    const guidance = find(editor.document, '> **How did you keep track of your dependencies?');
    editor.selection = new vscode.Selection(guidance.start, guidance.start);
    editor.revealRange(guidance, vscode.TextEditorRevealType.AtTop);
    const isShown = (line: number) =>
      editor.visibleRanges.some((range) => range.start.line <= line && line <= range.end.line);
    await until('the guidance', () => isShown(guidance.start.line + 1));
    await vscode.commands.executeCommand('editor.foldAllBlockComments');
    await until('the fold', () => !isShown(guidance.start.line + 1));
    assert.ok(isShown(guidance.start.line));
    assert.ok(isShown(find(editor.document, 'We used uv. Direct dependencies').start.line));
    await vscode.commands.executeCommand('editor.unfoldAll');
  });

  test('a selection expands to sentence and answer', async () => {
    putCursor(editor, find(editor.document, 'weight decay, 34 runs').start);
    const steps: string[] = [];
    for (let count = 0; count < 15; count++) {
      await vscode.commands.executeCommand('editor.action.smartSelect.expand');
      steps.push(editor.document.getText(editor.selection).trim());
    }
    const sentence =
      'Above is our sweep over learning rate, batch size, dropout and weight decay, 34 runs with random search.';
    assert.ok(steps.includes(sentence), steps.join('\n---\n'));
    assert.ok(
      steps.some((step) => step.startsWith('<img src="figures/sweep.png"') || step.startsWith('![')),
      steps.join('\n---\n'),
    );
    assert.ok(
      steps.some((step) => step.startsWith('### Question 14')),
      steps.join('\n---\n'),
    );
  });

  test('questions are found among the symbols of the workspace', async () => {
    const found = await vscode.commands.executeCommand<vscode.SymbolInformation[]>(
      'vscode.executeWorkspaceSymbolProvider',
      'q14',
    );
    const names = found
      .filter(
        ({ location }) =>
          location.uri.toString() === uri().toString() && location.range.start.line === heading(14).line,
      )
      .map(({ name }) => name);
    // The other one is the heading as VS Code lists it, without a title
    assert.deepEqual(names.sort(), ['### Question 14', 'Question 14: Experiment tracking']);
  });

  test('modules are linked to their pages, and nothing that VS Code links is linked twice', async () => {
    const all = await links();
    await configure('reportLs.documentLink.enabled', false);
    const others = await until('fewer links', async () => {
      const found = await links();
      return found.length < all.length && found;
    });
    await configure('reportLs.documentLink.enabled', undefined);
    assert.ok(others.includes('figures/sweep.png'), others.join());
    const own = all.filter((link) => !others.includes(link));
    assert.ok(own.includes('M14'), own.join());
    assert.ok(
      own.every((link) => /^M\d+$/.test(link)),
      own.join(),
    );
    assert.equal(all.length, own.length + others.length);
  });

  async function lenses(): Promise<vscode.CodeLens[]> {
    return await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri(), 99);
  }

  /** Their texts. */
  async function links(): Promise<string[]> {
    const found = await vscode.commands.executeCommand<vscode.DocumentLink[]>('vscode.executeLinkProvider', uri(), 999);
    return found.map(({ range }) => editor.document.getText(range));
  }

  async function hints(): Promise<vscode.InlayHint[]> {
    const all = new vscode.Range(0, 0, editor.document.lineCount, 0);
    return await vscode.commands.executeCommand<vscode.InlayHint[]>('vscode.executeInlayHintProvider', uri(), all);
  }
});
