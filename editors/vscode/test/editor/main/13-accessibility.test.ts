import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { answer, closePreviews, openReport, putCursor, revert } from '../support/editor';
import * as page from '../support/page';
import { until } from '../support/wait';

const THEMES = {
  light: 'Default Light Modern',
  dark: 'Default Dark Modern',
  'high contrast': 'Default High Contrast',
  'high contrast light': 'Default High Contrast Light',
};

const TAB = '.tab[aria-label*="Hand-in"] .monaco-icon-label';

/** Something of all that a page can hold. */
const ALL_KINDS = [
  'Words with a [link](https://skaftenicki.github.io/dtu_mlops/), **strong**, *stressed* and `code`.',
  '- one\n- two\n    1. three\n    2. four',
  '| model | score |\n|---|---|\n| small | 0.91 |\n| large | 0.95 |',
  `    one = "${'a long line of code '.repeat(20)}"\n    two = 2`,
  `> A quote.\n\n![a matrix](figures/confusion.png) ![](figures/none.png)`,
  '```\nuv run train\n```',
  '---',
].join('\n\n');

suite('Accessibility', () => {
  let editor: vscode.TextEditor;
  const settings = () => vscode.workspace.getConfiguration('workbench');

  suiteSetup(async () => {
    editor = await openReport();
    // A comment in a fence of the example becomes a heading of the page, which is a fault of that report
    await answer(editor, 24, 'Words.');
    await answer(editor, 9, ALL_KINDS);
    await vscode.commands.executeCommand('reportLs.openPreview');
    await until('the preview', async () => (await page.inWebview('main')).join('').includes('Words with a'));
    await vscode.commands.executeCommand('reportLs.showReportView');
    // The list of files takes the room, unless a suite before has folded it
    await page.click('.pane-header.expanded[aria-label*="workspace" i]', 2_000).catch(() => undefined);
    await until('the view', async () => (await page.viewLines()).length > 0);
    // The newest VS Code opens it at the right, and leaves the preview 300 pixels
    await vscode.commands.executeCommand('workbench.action.closeAuxiliaryBar');
    // The cursor's block stays in sight, so it has to be at the top
    putCursor(editor, new vscode.Position(0, 0));
  });
  suiteTeardown(async () => {
    await settings().update('colorTheme', undefined, vscode.ConfigurationTarget.Workspace);
    await closePreviews();
    await revert(editor);
  });

  const show = async (view: string) => {
    await page.clickInWebview(`header [data-view="${view}"]`);
    await until(
      'the view',
      async () => (await page.inWebview(`[data-view="${view}"][aria-pressed="true"]`)).length > 0,
    );
  };

  /** Scrolls the text and the preview to the top, where nothing is below the header. The one that is scrolled takes the other along. */
  const stayAtTop = async () => {
    await until('the top of the page', async () => {
      editor.revealRange(new vscode.Range(0, 0, 0, 0), vscode.TextEditorRevealType.AtTop);
      await page.scrollOfWebview(0);
      await new Promise((resolve) => setTimeout(resolve, 500));
      return (await page.scrollOfWebview()) === 0;
    });
  };

  for (const [name, theme] of Object.entries(THEMES)) {
    test(`axe finds nothing in the preview and in the Report view, in ${name}`, async () => {
      await settings().update('colorTheme', theme, vscode.ConfigurationTarget.Workspace);
      const kind = `vscode-${name.replaceAll(' ', '-')}`;
      await until('the theme', async () => (await page.inWebview(`body.${kind}`)).length > 0);
      const icon = name.includes('light') ? 'preview-light.svg' : 'preview-dark.svg';
      await until('the icon of the tab', async () => (await page.iconBefore(TAB)).includes(icon));
      for (const view of ['hand-in', 'github']) {
        await show(view);
        await stayAtTop();
        const { faults, contrasts } = await page.axeInWebview();
        assert.deepEqual(faults, [], view);
        await page.screenshot(`${name}, ${view}`);
        assert.ok(contrasts > 100, 'contrast was looked at');
      }
      assert.deepEqual((await page.axe(`${page.VIEW} .pane-body`)).faults, []);
    });
  }

  test('the lines of the Report view say what their icons and numbers mean', async () => {
    // Room for all lines: what is out of sight is not drawn
    await page.resize(1280, 2400);
    await until('all lines', async () => (await page.viewLines()).some((line) => line.startsWith('Unused figures')));
    const labels = await page.attributes(`${page.VIEW} .monaco-list-row`, 'aria-label');
    for (const pattern of [
      /^Group information \d\/\d, \d of \d questions pass$/,
      /^Q5 .+ 97\/100-200, 97 of 100-200 words, 3 short$/,
      /^Q\d+ .+, passes, \d+ /,
      /^Checklist \d+\/\d+, \d+\/\d+ items are ticked$/,
      /^Unused figures \d+, \d+ figures? that no answer shows$/,
    ]) {
      assert.ok(
        labels.some((label) => pattern.test(label ?? '')),
        `${String(pattern)} in ${labels.join('\n')}`,
      );
    }
    await page.resize(1280, 800);
  });

  test('the preview is used by keyboard: its view is switched, and a problem is gone to', async () => {
    await show('hand-in');
    await page.clickInWebview('header #marks');
    const walk = async (key: string, wanted: RegExp) =>
      await until(`the focus on ${String(wanted)}`, async () => {
        await page.press(key);
        return wanted.test((await page.focusedInWebview()).join(''));
      });
    await walk('Shift+Tab', /^As GitHub shows it$/);
    await page.press('Enter');
    await until('the view', async () => (await page.inWebview('[data-view="github"][aria-pressed="true"]')).length > 0);
    await walk('Tab', /^(?:Error|Warning|Information|Hint): /);
    await page.press('Enter');
    await until(
      'the focus in the text',
      () => vscode.window.activeTextEditor?.document.uri.toString() === editor.document.uri.toString(),
    );
  });
});
