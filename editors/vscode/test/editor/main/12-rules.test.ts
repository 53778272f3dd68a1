import * as assert from 'node:assert/strict';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import {
  codeOf,
  configure,
  find,
  fixes,
  openReport,
  problems,
  putCursor,
  reportUri,
  restore,
  revert,
  root,
} from '../support/editor';
import * as page from '../support/page';
import { pause, until } from '../support/wait';

const LIST = '.markers-panel-container';

suite('Kinds of problems', () => {
  let editor: vscode.TextEditor;
  const uri = () => editor.document.uri;
  const severity = () =>
    vscode.workspace.getConfiguration('reportLs', uri()).inspect<Record<string, string>>('severity');
  const explained = async (code: string) =>
    await until(`the explanation of ${code}`, async () =>
      (await page.inWebview('h1')).some((heading) => heading.includes(code)),
    );
  const pages = () =>
    vscode.window.tabGroups.all
      .flatMap(({ tabs }) => tabs)
      .filter(({ input }) => input instanceof vscode.TabInputWebview);

  suiteSetup(async () => {
    editor = await openReport();
  });
  teardown(async () => {
    await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
    await vscode.commands.executeCommand('notifications.clearAll');
    await vscode.commands.executeCommand('workbench.action.closePanel');
    await vscode.window.tabGroups.close(pages());
    await revert(editor);
  });

  test('a click on the code of a problem opens its explanation, without a question and without the network', async () => {
    await vscode.commands.executeCommand('workbench.actions.view.problems');
    await page.watchRequests();
    await until('the link', async () => (await page.texts(`${LIST} a:has-text("checklist-mark")`)).length > 0);
    await page.click(`${LIST} a:has-text("checklist-mark")`);
    await explained('checklist-mark');
    const text = (await page.inWebview('body')).join('');
    for (const part of ['Why it matters', 'Before', 'After', 'How to turn it off', '[~]']) {
      assert.ok(text.includes(part), part);
    }
    const outside = (await page.requestsSeen()).filter((address) => address.includes('rules.md'));
    assert.deepEqual(outside, []);
  });

  test('every code can be explained from the palette, those of the report first', async () => {
    void vscode.commands.executeCommand('reportLs.explain');
    const lines = await page.untilQuickPick();
    const codes = new Set(problems(uri()).map(codeOf));
    assert.ok(
      [...codes].some((code) => lines[0]?.includes(code ?? '')),
      lines[0],
    );
    await page.type('too-long');
    await until('one line', async () => (await page.quickPickLines()).length < 4);
    await page.press('Enter');
    await explained('too-long');
  });

  test('an explanation stays while the report is edited, and makes room for the next', async () => {
    await vscode.commands.executeCommand('reportLs.explain', 'too-short');
    await explained('too-short');
    await vscode.window.showTextDocument(editor.document, vscode.ViewColumn.One);
    putCursor(editor, new vscode.Position(3, 0));
    await pause(500);
    await explained('too-short');
    await vscode.commands.executeCommand('reportLs.explain', 'too-long');
    await explained('too-long');
    await until('one page', () => pages().length === 1);
  });

  for (const { scope, of } of [
    { scope: 'in this workspace', of: 'workspaceValue' },
    { scope: 'for me', of: 'globalValue' },
  ] as const) {
    test(`a kind of problem is turned off ${scope} from the problem itself, and on again`, async () => {
      const [problem] = problems(uri(), 'checklist-mark');
      assert.ok(problem);
      const offered = await fixes(uri(), problem.range);
      const action = offered.find(({ title }) => title === `Turn off checklist-mark ${scope}`);
      assert.ok(action?.command);
      void vscode.commands.executeCommand(action.command.command, ...(action.command.arguments as unknown[]));
      await until('silence', () => problems(uri(), 'checklist-mark').length === 0);
      assert.deepEqual(severity()?.[of], { 'checklist-mark': 'off' });
      await until('the offer to undo', async () => (await page.messageButtons()).includes('Undo'));
      await page.clickMessageButton('Undo');
      await until('the problem', () => problems(uri(), 'checklist-mark').length > 0);
      assert.equal(severity()?.[of], undefined);
    });
  }

  test('nothing is offered to be turned off where quick fixes are off', async () => {
    const [problem] = problems(uri(), 'checklist-mark');
    assert.ok(problem);
    await configure('reportLs.codeAction.enabled', false);
    assert.deepEqual(await fixes(uri(), problem.range), []);
    await configure('reportLs.codeAction.enabled', undefined);
    await until('the offer', async () =>
      (await fixes(uri(), problem.range)).some(({ title }) => title.startsWith('Turn off')),
    );
  });

  test('what is turned off leaves other severities alone', async () => {
    const section = vscode.workspace.getConfiguration('reportLs', uri());
    await section.update('severity', { 'study-number': 'error' }, vscode.ConfigurationTarget.Workspace);
    void vscode.commands.executeCommand('reportLs.turnOff', 'checklist-mark', 'workspace', uri());
    await until('both', () => Object.keys(severity()?.workspaceValue ?? {}).length === 2);
    assert.deepEqual(severity()?.workspaceValue, { 'study-number': 'error', 'checklist-mark': 'off' });
    await section.update('severity', undefined, vscode.ConfigurationTarget.Workspace);
    await until('the problem', () => problems(uri(), 'checklist-mark').length > 0);
  });

  test('problems of others are not offered to be turned off', async () => {
    const others = vscode.languages.createDiagnosticCollection('others');
    const line = editor.document.lineAt(0).range;
    const problem = new vscode.Diagnostic(line, 'Something else.');
    problem.source = 'another';
    problem.code = 'too-short';
    others.set(uri(), [problem]);
    const offered = await fixes(uri(), line);
    others.dispose();
    assert.deepEqual(
      offered.map(({ title }) => title).filter((title) => title.startsWith('Turn off')),
      [],
    );
  });

  test('all checks rest for a while, without a setting, and come back', async () => {
    putCursor(editor, new vscode.Position(0, 0));
    await vscode.commands.executeCommand('reportLs.toggleChecks');
    await until('silence', () => problems(uri()).length === 0);
    await page.untilStatus(/checks off$/);
    const { globalValue, workspaceValue } =
      vscode.workspace.getConfiguration('reportLs').inspect('diagnostics.enabled') ?? {};
    assert.deepEqual([globalValue, workspaceValue], [undefined, undefined], 'no setting is written');
    await vscode.commands.executeCommand('reportLs.restart');
    await page.untilStatus(/checks off$/);
    await pause(500);
    assert.deepEqual(problems(uri()), [], 'also after a new start of the server');
    await vscode.commands.executeCommand('reportLs.toggleChecks');
    await until('problems', () => problems(uri()).length > 0);
    await page.untilStatus(/^(?!.*checks off)/);
  });

  test('fix-all is a command, and is in the tooltip of the status item', async () => {
    const original = await vscode.workspace.fs.readFile(reportUri());
    assert.ok(problems(uri(), 'heading-in-answer').length > 0);
    await page.hover('.statusbar-item[id*="reportLs.status"]');
    await until('the menu', async () =>
      (await page.texts('.monaco-hover a')).some((text) => text.includes('Fix All That Keeps Every Word')),
    );
    await page.movePointer(600, 300);
    await vscode.commands.executeCommand('reportLs.fixAll');
    await until('the fixes', () => problems(uri(), 'heading-in-answer').length === 0);
    await restore(editor, original);
    await until('the problems', () => problems(uri(), 'heading-in-answer').length > 0);
  });

  test('the details of the language tell the verdict and the limits', async () => {
    putCursor(editor, find(editor.document, '### Question 5\n').start);
    await page.hover('.statusbar-item[id*="status.languageStatus"]');
    const details = await until('the details', async () =>
      (await page.texts('.monaco-hover .hover-language-status')).find((text) => text.includes('of 31 pass')),
    );
    assert.match(details, /Report: \d+ of 31 pass/);
    assert.match(details, /limits of 2026/);
    await page.movePointer(600, 300);
  });

  test('the hand-in page is exported as report.html, from the text that is not saved yet', async () => {
    await editor.edit((edit) => {
      edit.insert(find(editor.document, '### Question 2\n').start, 'Not saved yet.\n\n');
    });
    void vscode.commands.executeCommand('reportLs.exportPage');
    const file = join(root(), 'reports', 'report.html');
    const html = await until('the file', () => {
      try {
        return readFileSync(file, 'utf8');
      } catch {
        return undefined;
      }
    });
    assert.ok(html.includes('<p>Not saved yet.</p>'));
    assert.ok(!html.includes('<html'), 'a fragment, as report.py writes it');
    await vscode.workspace.fs.delete(vscode.Uri.file(file));
  });

  test('an export that cannot be written says so', async () => {
    const folder = vscode.Uri.file(join(root(), 'reports', 'report.html'));
    await vscode.workspace.fs.createDirectory(folder);
    void vscode.commands.executeCommand('reportLs.exportPage');
    await until('the message', async () =>
      (await page.toasts()).some((text) => text.includes('reports/report.html is not written: ')),
    );
    await vscode.commands.executeCommand('notifications.clearAll');
    await vscode.workspace.fs.delete(folder);
  });

  test('keys go to the next unfinished question', async () => {
    putCursor(editor, new vscode.Position(0, 0));
    await vscode.commands.executeCommand('workbench.action.focusActiveEditorGroup');
    await page.press('Alt+F9');
    await until('a question', () => editor.selection.active.line > 50);
  });
});

suite('The package', () => {
  const folder = () => vscode.extensions.getExtension('report-ls.report-ls')?.extensionPath ?? '';

  test('has less than 1.3 MB, and nothing that only builds, checks or installs', () => {
    const { size } = statSync(process.env.TEST_VSIX ?? '');
    assert.ok(size < 1_300_000, `${size} bytes`);
    const files = readdirSync(folder(), { recursive: true, encoding: 'utf8' });
    assert.ok(files.length > 300);
    const idle =
      /\.(?:pyi|map|ts|so|pyd)$|\/(?:RECORD|INSTALLER|WHEEL|py\.typed|tests?|cattr|cattrs\/preconf|LICENSE[^/]*)$|test_tools/;
    assert.deepEqual(
      files.filter((file) => idle.test(file)),
      [],
    );
  });

  test('carries the licence of each package that it brings along', () => {
    const notices = readFileSync(join(folder(), 'THIRD_PARTY_NOTICES.txt'), 'utf8');
    const python = readdirSync(join(folder(), 'bundled', 'libs')).filter((name) => name.endsWith('.dist-info'));
    const javascript = ['vscode-languageclient', 'vscode-jsonrpc', 'vscode-languageserver-protocol', 'semver'];
    const names = [...python.map((name) => name.replace(/-.*/, '')), ...javascript];
    assert.ok(python.length > 5);
    assert.deepEqual(
      names.filter((name) => !notices.includes(`\n${name} `)),
      [],
    );
  });
});
