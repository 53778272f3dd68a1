import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { answer, closePreviews, openReport, revert } from '../support/editor';
import * as page from '../support/page';
import { pause, until } from '../support/wait';

const THEMES = {
  light: 'Default Light Modern',
  dark: 'Default Dark Modern',
  'high contrast': 'Default High Contrast',
  'high contrast light': 'Default High Contrast Light',
};

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

  suiteSetup(async () => {
    editor = await openReport();
    await vscode.commands.executeCommand('reportLs.openPreview');
    await answer(editor, 9, ALL_KINDS);
    await until('the preview', async () => (await page.inWebview('main')).join('').includes('Words with a'));
  });
  suiteTeardown(async () => {
    await vscode.workspace
      .getConfiguration('workbench')
      .update('colorTheme', undefined, vscode.ConfigurationTarget.Workspace);
    await closePreviews();
    await revert(editor);
  });

  for (const [name, theme] of Object.entries(THEMES)) {
    test(`the preview has no fault that axe finds, in ${name}`, async () => {
      const settings = vscode.workspace.getConfiguration('workbench');
      const before = await page.inWebview('body');
      await settings.update('colorTheme', theme, vscode.ConfigurationTarget.Workspace);
      const kind = `vscode-${name.replaceAll(' ', '-')}`;
      await until('the theme', async () => (await page.inWebview(`body.${kind}`)).length > 0);
      assert.ok(before.length > 0);
      for (const view of ['hand-in', 'github']) {
        await page.clickInWebview(`header [data-view="${view}"]`);
        await until(
          'the view',
          async () => (await page.inWebview(`[data-view="${view}"][aria-pressed="true"]`)).length > 0,
        );
        await pause(300);
        const { faults, contrasts } = await page.axe();
        await page.screenshot(`a11y-${name}-${view}`);
        assert.deepEqual(faults, []);
        assert.ok(contrasts > 100, 'contrast was looked at');
      }
    });

    test(`the Report view has no fault that axe finds, in ${name}`, async () => {
      await vscode.commands.executeCommand('reportLs.showReportView');
      await until('the view', async () => (await page.viewLines()).length > 0);
      const { faults } = await page.axe(`${page.VIEW} .pane-body`);
      await page.screenshot(`a11y-view-${name}`);
      assert.deepEqual(faults, []);
    });
  }
});
