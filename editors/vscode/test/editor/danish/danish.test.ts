import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { answerRange, closePreviews, openReport, problems, putCursor } from '../support/editor';
import * as page from '../support/page';
import { until } from '../support/wait';

suite('VS Code in Danish', () => {
  let editor: vscode.TextEditor;

  suiteSetup(async () => {
    assert.equal(vscode.env.language, 'da');
    editor = await openReport();
    putCursor(editor, answerRange(editor.document, 5).start);
  });
  teardown(async () => {
    await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
    await closePreviews();
  });

  test('the status bar tells the question and the whole report', async () => {
    await page.untilStatus(/^Spm\. 5 \d+\/100-200 · \d+ af 31 i orden$/);
  });

  test('the view has its title and its lines', async () => {
    await vscode.commands.executeCommand('reportLs.report.focus');
    const lines = async () =>
      (await page.texts('.pane .monaco-list-row'))
        .map((line) => line.trim())
        .filter((line) => /^Spm\. \d+ /.test(line));
    await until('questions', async () => (await lines()).length > 2);
    const titles = (await page.texts('.pane-header')).map((title) => title.trim());
    assert.ok(
      titles.some((title) => /^rapport\b/i.test(title)),
      titles.join(),
    );
  });

  test('commands are found by their Danish titles', async () => {
    void vscode.commands.executeCommand('workbench.action.quickOpen', '>Rapport: ');
    const lines = await page.untilQuickPick();
    assert.ok(
      lines.some((line) => line.includes('Rapport: Forrige ufærdige spørgsmål')),
      lines.join('\n'),
    );
  });

  test('a choice says what each code is about', async () => {
    void vscode.commands.executeCommand('reportLs.explain');
    const lines = await page.untilQuickPick();
    assert.ok(
      lines.some((line) => / Vises som (fejl|advarsel|oplysning|tip), medmindre andet er angivet\./.test(line)),
      lines.join('\n'),
    );
    const [title] = await page.texts('.quick-input-title');
    assert.equal(title, 'Forklar en problemtype');
  });

  test('the preview has its buttons', async () => {
    await vscode.commands.executeCommand('reportLs.openPreview');
    const header = async () => (await page.inWebview('header')).join('');
    await until('problems', async () => /\d+ problemer/.test(await header()));
    for (const text of ['lang="da"', 'Hvilken side der vises', '>Aflevering<', '>Som på GitHub<']) {
      assert.ok((await header()).includes(text), text);
    }
  });

  test('a problem itself is told in English, as the server tells it', () => {
    const [problem] = problems(editor.document.uri, 'too-long');
    assert.match(problem?.message ?? '', /words/);
  });
});
