import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { answer, answerRange, find, openReport, putCursor } from '../support/editor';
import * as page from '../support/page';
import { pause, until } from '../support/wait';

// The pictures of the READMEs and of the walkthrough. A picture is taken once what it is to show is on the screen.

const WIDTH = 1280;
const HEIGHT = 800;
/** The time that menus take to come to rest. */
const REST_MS = 500;

suite('Screenshots', () => {
  let editor: vscode.TextEditor;

  suiteSetup(async () => {
    await page.resize(WIDTH, HEIGHT);
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

  test('problems, with the hover of a question', async () => {
    const heading = find(editor.document, '### Question 5\n').start;
    putCursor(editor, heading.translate(0, 6));
    await show(heading.line - 20, 'top');
    await vscode.commands.executeCommand('editor.action.showHover');
    await until('the hover', async () =>
      (await page.texts('.monaco-hover')).some((text) => text.includes('100-200 words')),
    );
    await take('vscode-problems');
    await page.press('Escape');
  });

  test('the hover of a picture', async () => {
    const image = find(editor.document, 'figures/confusion.png').start;
    putCursor(editor, image.translate(0, 4));
    await show(image.line - 16, 'top');
    await vscode.commands.executeCommand('editor.action.showHover');
    await until('the picture', async () => (await page.pictures('.monaco-hover img')) > 0);
    await take('vscode-picture');
    await page.press('Escape');
  });

  test('completion of a figure, with its preview', async () => {
    await answer(
      editor,
      14,
      'We followed the loss and the accuracy of both splits in every run, and compared the last ten of them side by side:\n\n',
    );
    putCursor(editor, answerRange(editor.document, 14).start.translate(3, 0));
    await show(answerRange(editor.document, 14).start.line - 12, 'top');
    await vscode.commands.executeCommand('workbench.action.focusActiveEditorGroup');
    await page.type('!');
    await until('the list', async () => (await page.texts('.suggest-widget .monaco-list-row')).length > 3);
    await pause(REST_MS);
    if ((await page.pictures('.suggest-details img')) === 0) {
      await page.press('Control+Space');
    }
    await until('the preview', async () => (await page.pictures('.suggest-details img')) > 0);
    await take('vscode-completion');
    await page.press('Escape');
    await page.press('Escape');
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await vscode.commands.executeCommand('workbench.action.toggleSidebarVisibility');
  });

  test('the Report view, with the status bar and the problems', async () => {
    putCursor(editor, answerRange(editor.document, 8).start);
    await show(find(editor.document, '### Question 8\n').start.line - 3, 'top');
    await page.untilStatus(/^Q8 /);
    await take('vscode-report-view');
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
