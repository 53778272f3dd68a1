import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  answer,
  answerRange,
  find,
  fixes,
  open,
  openReport,
  problems,
  replace,
  revert,
  root,
  words,
} from '../support/editor';
import * as page from '../support/page';
import { holdsWithin, pause, until } from '../support/wait';
import { serverPids } from '../support/processes';

suite('Problems', () => {
  let editor: vscode.TextEditor;
  const uri = () => editor.document.uri;

  test('an ordinary README starts no server and gets nothing', async () => {
    const readme = vscode.Uri.file(`${root()}/README.md`);
    await open(readme);
    await until('the extension to be active', () => vscode.extensions.getExtension('report-ls.report-ls')?.isActive);
    await pause(500);
    assert.deepEqual(serverPids(), []);
    assert.deepEqual(problems(readme), []);
  });

  test('a report that is opened gets its problems', async () => {
    editor = await openReport();
    assert.equal(serverPids().length, 1);
    assert.ok(problems(uri(), 'study-number').length > 0);
  });

  test('the Report view opens by itself for the first report, and never again', async () => {
    await until('the view', async () => (await page.viewLines()).some((line) => line.startsWith('Q1 ')));
    assert.equal(vscode.window.activeTextEditor, editor);
    await vscode.commands.executeCommand('workbench.view.search');
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    editor = await openReport();
    await page.untilStatus(/ of 31 pass$/);
    await pause(500);
    assert.deepEqual(await page.viewLines(), []);
    await vscode.commands.executeCommand('workbench.view.explorer');
    await vscode.window.showTextDocument(editor.document);
  });

  test('they carry the source report-ls and a code that leads to its explanation', () => {
    for (const { source, code } of problems(uri())) {
      assert.equal(source, 'report-ls');
      assert.ok(typeof code === 'object');
      assert.deepEqual([code.target.scheme, code.target.path], ['command', 'reportLs.explain']);
      assert.deepEqual(JSON.parse(code.target.query), [code.value]);
    }
  });

  test('the ordinary README still gets nothing beside it', async () => {
    await pause(200);
    assert.deepEqual(problems(vscode.Uri.file(`${root()}/README.md`)), []);
  });

  test('they appear and vanish while typing one word at a time', async () => {
    await answer(editor, 5, words(97));
    const isShort = () =>
      problems(uri(), 'too-short').some((problem) => problem.message.startsWith('Question 5: 97 words'));
    await until('97 words to be too few', isShort);
    for (const count of [98, 99]) {
      await replace(editor, end(5), ` word${count}`);
      await until(`${count} words to be too few`, () =>
        problems(uri(), 'too-short').some((problem) => problem.message.startsWith(`Question 5: ${count} words`)),
      );
    }
    await replace(editor, end(5), ' word100');
    const line = find(editor.document, '### Question 5\n').start.line;
    await until(
      '100 words to be enough',
      () => !problems(uri(), 'too-short').some((problem) => problem.range.start.line === line),
    );
    await replace(editor, new vscode.Range(end(5).start.translate(0, -8), end(5).start), '');
    await until('99 words to be too few again', () =>
      problems(uri(), 'too-short').some((problem) => problem.message.startsWith('Question 5: 99 words')),
    );
  });

  test('what is over the limit is underlined from the first word on', async () => {
    await answer(editor, 5, words(203));
    const [problem] = await until('too many words', () => {
      const found = problems(uri(), 'too-long').filter(({ message }) => message.startsWith('Question 5: 203'));
      return found.length > 0 && found;
    });
    assert.ok(problem);
    assert.equal(editor.document.getText(problem.range), 'word201 word202 word203');
    await revert(editor);
  });

  test('a figure that appears on disk clears its warning within 3 s', async () => {
    await answer(editor, 20, '![new](figures/brand-new.png)');
    const missing = () =>
      problems(uri(), 'image-not-found').some(({ range }) => editor.document.getText(range).includes('brand-new'));
    await until('a warning', missing);
    const figures = vscode.Uri.file(`${root()}/reports/figures`);
    const figure = vscode.Uri.joinPath(figures, 'brand-new.png');
    const appear = async () => {
      await vscode.workspace.fs.copy(vscode.Uri.joinPath(figures, 'build.png'), figure);
      await until('the warning to go', () => !missing());
    };
    const vanish = async () => {
      await vscode.workspace.fs.delete(figure);
      await until('the warning to come back', missing);
    };
    await holdsWithin(3_000, appear, vanish);
    await revert(editor);
  });

  test('a quick fix repairs a checklist mark', async () => {
    const mark = find(editor.document, '[~]');
    const [fix] = await until('a fix', async () => {
      const found = (await fixes(uri(), mark)).filter(({ edit }) => edit);
      return found.length > 0 && found;
    });
    assert.ok(fix?.edit);
    await vscode.workspace.applyEdit(fix.edit);
    assert.match(editor.document.lineAt(mark.start.line).text, /^\* \[[ x]\] /);
    await until(
      'the problem to go',
      () => !problems(uri(), 'checklist-mark').some(({ range }) => range.start.line === mark.start.line),
    );
    await revert(editor);
  });

  test('a quick fix makes a heading in an answer bold', async () => {
    await answer(editor, 5, `## Details\n\n${words(120)}`);
    const [problem] = await until('the heading', () => {
      const found = problems(uri(), 'heading-in-answer').filter(
        ({ range }) => editor.document.lineAt(range.start.line).text === '## Details',
      );
      return found.length > 0 && found;
    });
    assert.ok(problem);
    const found = await fixes(uri(), problem.range);
    const fix = found.find(({ edit }) => edit);
    assert.ok(fix?.edit);
    await vscode.workspace.applyEdit(fix.edit);
    assert.ok(editor.document.getText().includes('**Details**'));
    await revert(editor);
  });

  test('an answer marker that is gone is one error with a fix', async () => {
    const marker = find(editor.document, '> Answer:', 6);
    await replace(editor, marker, '>');
    const [problem] = await until('the error', () => {
      const found = problems(uri(), 'missing-answer-marker');
      return found.length > 0 && found;
    });
    assert.equal(problem?.severity, vscode.DiagnosticSeverity.Error);
    const fix = (await fixes(uri(), problem.range)).find(({ edit }) => edit);
    assert.ok(fix?.edit);
    await vscode.workspace.applyEdit(fix.edit);
    await until('the error to go', () => problems(uri(), 'missing-answer-marker').length === 0);
    await revert(editor);
  });

  test('a severity can be changed and a problem switched off', async () => {
    const section = vscode.workspace.getConfiguration('reportLs', uri());
    await section.update(
      'severity',
      { 'study-number': 'error', 'checklist-mark': 'off' },
      vscode.ConfigurationTarget.Workspace,
    );
    await until('the severity', () => problems(uri(), 'study-number')[0]?.severity === vscode.DiagnosticSeverity.Error);
    await until('silence', () => problems(uri(), 'checklist-mark').length === 0);
    await section.update('severity', undefined, vscode.ConfigurationTarget.Workspace);
    await until('the default', () => problems(uri(), 'checklist-mark').length > 0);
  });

  test('problems can be switched off while the server runs', async () => {
    const section = vscode.workspace.getConfiguration('reportLs', uri());
    await section.update('diagnostics.enabled', false, vscode.ConfigurationTarget.Workspace);
    await until('silence', () => problems(uri()).length === 0);
    await section.update('diagnostics.enabled', undefined, vscode.ConfigurationTarget.Workspace);
    await until('problems', () => problems(uri()).length > 0);
  });

  test('an excluded file gets nothing', async () => {
    const section = vscode.workspace.getConfiguration('reportLs', uri());
    await section.update('exclude', ['reports/README.md'], vscode.ConfigurationTarget.Workspace);
    await until('silence', () => problems(uri()).length === 0);
    await section.update('exclude', undefined, vscode.ConfigurationTarget.Workspace);
    await until('problems', () => problems(uri()).length > 0);
  });

  function end(question: number): vscode.Range {
    const range = answerRange(editor.document, question);
    const offset = editor.document.offsetAt(range.start) + editor.document.getText(range).trimEnd().length;
    const position = editor.document.positionAt(offset);
    return new vscode.Range(position, position);
  }
});
