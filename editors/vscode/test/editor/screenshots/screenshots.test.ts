import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { answer, answerRange, configure, find, openReport, putCursor } from '../support/editor';
import * as page from '../support/page';
import { pause, until } from '../support/wait';

// The pictures of the READMEs and of the walkthrough. A picture is taken once what it is to show is on the screen.

const LARGE = { width: 1280, height: 800 };
/** Of the walkthrough, where a picture has half of the window. */
const SMALL = { width: 860, height: 540 };
const DARK = 'Default Dark Modern';
/** The pictures of a scene: that of the README, and those of the walkthrough, `problems-light.png` in media and so on. */
const PICTURES = [
  { folder: 'docs', ...LARGE, theme: DARK, end: '' },
  { folder: 'media', ...SMALL, theme: DARK, end: '-dark' },
  { folder: 'media', ...SMALL, theme: 'Default Light Modern', end: '-light' },
];
/** The time that menus take to come to rest. */
const REST_MS = 500;

suite('Screenshots', () => {
  let editor: vscode.TextEditor;

  suiteSetup(async () => {
    await page.resize(LARGE.width, LARGE.height);
    editor = await openReport();
    await vscode.commands.executeCommand('reportLs.showReportView');
    await until('the view', async () => (await page.viewLines()).length > 0);
    await page.click('.pane-header.expanded[aria-label*="workspace" i]');
    await vscode.commands.executeCommand('workbench.action.focusActiveEditorGroup');
    await vscode.commands.executeCommand('notifications.clearAll');
  });

  async function show(line: number, at: 'top' | 'center'): Promise<void> {
    await vscode.commands.executeCommand('revealLine', { lineNumber: line, at });
    await pause(REST_MS);
  }

  async function take(name: string): Promise<void> {
    await vscode.commands.executeCommand('notifications.clearAll');
    await pause(REST_MS);
    await page.screenshot(name);
  }

  for (const { folder, width, height, theme, end } of PICTURES) {
    const before = async () => {
      await configure('workbench.colorTheme', theme);
      await page.resize(width, height);
      await pause(REST_MS);
    };
    /** How many lines are above what is shown. */
    const above = (lines: number) => Math.floor((lines * height) / LARGE.height);

    test(`problems, with the hover of a question, ${folder}${end}`, async () => {
      await before();
      const heading = find(editor.document, '### Question 5\n').start;
      putCursor(editor, heading.translate(0, 6));
      await show(heading.line - above(20), 'top');
      await vscode.commands.executeCommand('editor.action.showHover');
      await until('the hover', async () =>
        (await page.texts('.monaco-hover')).some((text) => text.includes('100-200 words')),
      );
      await take(folder === 'docs' ? 'vscode-problems' : `problems${end}`);
      await page.press('Escape');
    });

    test(`completion of a figure, with its preview, ${folder}${end}`, async () => {
      await before();
      await answer(
        editor,
        14,
        'We followed the loss and the accuracy of both splits in every run, and compared the last ten of them side by side:\n\n',
      );
      putCursor(editor, answerRange(editor.document, 14).start.translate(3, 0));
      await show(answerRange(editor.document, 14).start.line - above(12), 'top');
      await vscode.commands.executeCommand('workbench.action.focusActiveEditorGroup');
      await page.type('!');
      await until('the list', async () => (await page.texts('.suggest-widget .monaco-list-row')).length > 3);
      await pause(REST_MS);
      if ((await page.pictures('.suggest-details img')) === 0) {
        await page.press('Control+Space');
      }
      await until('the preview', async () => (await page.pictures('.suggest-details img')) > 0);
      await take(folder === 'docs' ? 'vscode-completion' : `figures${end}`);
      await page.press('Escape');
      await page.press('Escape');
      await vscode.commands.executeCommand('workbench.action.files.revert');
    });

    test(`the Report view, with the status bar and the problems, ${folder}${end}`, async () => {
      await before();
      await vscode.commands.executeCommand('reportLs.showReportView');
      await vscode.commands.executeCommand('workbench.action.focusActiveEditorGroup');
      putCursor(editor, answerRange(editor.document, 8).start);
      await show(find(editor.document, '### Question 8\n').start.line - 3, 'top');
      await page.untilStatus(/^Q8 /);
      await take(folder === 'docs' ? 'vscode-report-view' : `view${end}`);
    });
  }

  test('the hover of a picture', async () => {
    await configure('workbench.colorTheme', DARK);
    await page.resize(LARGE.width, LARGE.height);
    const image = find(editor.document, 'figures/confusion.png').start;
    putCursor(editor, image.translate(0, 4));
    await show(image.line - 16, 'top');
    await vscode.commands.executeCommand('editor.action.showHover');
    await until('the picture', async () => (await page.pictures('.monaco-hover img')) > 0);
    await take('vscode-picture');
    await page.press('Escape');
  });

  test('a quick fix', async () => {
    const mark = find(editor.document, '[~]');
    putCursor(editor, mark.start.translate(0, 1));
    await show(mark.start.line - 12, 'top');
    await vscode.commands.executeCommand('workbench.action.focusActiveEditorGroup');
    await vscode.commands.executeCommand('editor.action.quickFix');
    await until('the menu', async () => (await page.texts('.action-widget .monaco-list-row')).length > 0);
    await take('vscode-quick-fix');
    await page.press('Escape');
  });

  test('the preview, with a fault of the hand-in', async () => {
    await vscode.commands.executeCommand('workbench.action.closeSidebar');
    await vscode.commands.executeCommand('reportLs.openPreview');
    await until('the preview', async () => (await page.inWebview('main h2')).length > 3);
    const fence = find(editor.document, '```bash\ngit clone').start;
    putCursor(editor, fence);
    await show(fence.line - 12, 'top');
    const mark = 'main [data-current] button.mark[data-code="page-code"]';
    await until('the fault', async () => (await page.inWebview(mark)).length > 0);
    await take('vscode-preview');
    await vscode.commands.executeCommand('workbench.action.closeEditorsInOtherGroups');
  });

  test('the walkthrough has its three steps with their pictures', async () => {
    await vscode.commands.executeCommand('workbench.action.closeSidebar');
    await vscode.commands.executeCommand('workbench.action.openWalkthrough', 'report-ls.report-ls#start');
    const steps = await until('the steps', async () => {
      const found = await page.texts('.getting-started-step .step-title');
      return found.length === 3 && found;
    });
    assert.deepEqual(steps, ['Open your report', 'Put in your figures', 'See what is left to do']);
    for (const [index, step] of steps.entries()) {
      await page.click(`.getting-started-step .step-title:has-text("${step}")`);
      await until('its picture', async () => (await page.pictures('.getting-started-media img')) > 0);
      await take(`walkthrough-${index + 1}`);
    }
  });

  test('the page of the extension shows its README', async () => {
    // By its line in the list: the command for it would ask the marketplace
    await vscode.commands.executeCommand('workbench.extensions.search', '@installed 02476');
    await page.click('.extensions-list .monaco-list-row:has-text("Report for DTU 02476")');
    await until('the name', async () =>
      (await page.texts('.extension-editor .name')).some((text) => text.includes('Report for DTU 02476')),
    );
    await take('extension');
  });
});
