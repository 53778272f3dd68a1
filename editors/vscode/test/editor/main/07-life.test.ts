import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  answer,
  closePreviews,
  find,
  isPreview,
  open,
  openReport,
  problems,
  putCursor,
  replace,
  reportUri,
  revert,
  root,
  words,
} from '../support/editor';
import * as page from '../support/page';
import { serverPids } from '../support/processes';
import { pause, until } from '../support/wait';

suite('Life of a report', () => {
  let editor: vscode.TextEditor;
  const previewTitles = () =>
    vscode.window.tabGroups.all
      .flatMap(({ tabs }) => tabs)
      .filter(isPreview)
      .map(({ label }) => label);
  const folder = () => vscode.Uri.file(`${root()}/reports`);
  const file = (name: string) => vscode.Uri.joinPath(folder(), name);

  setup(async () => {
    editor = await openReport();
  });
  teardown(async () => {
    await closePreviews();
    await revert(editor);
    await vscode.commands.executeCommand('notifications.clearAll');
  });

  test('two reports side by side are told apart', async () => {
    await vscode.workspace.fs.copy(reportUri(), file('second.md'), { overwrite: true });
    const second = await open(file('second.md'), vscode.ViewColumn.Two);
    await until('its problems', () => problems(second.document.uri).length > 0);
    await answer(second, 5, words(111));
    putCursor(second, find(second.document, '### Question 5\n').start);
    await page.untilStatus(/^Q5 111\//);
    await open(editor.document.uri, vscode.ViewColumn.One);
    putCursor(editor, find(editor.document, '### Question 7\n').start);
    await page.untilStatus(/^Q7 /);
    await open(second.document.uri, vscode.ViewColumn.Two);
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await vscode.commands.executeCommand('workbench.action.closeEditorsInGroup');
  });

  test('a report that is renamed while open keeps its problems', async () => {
    const second = await open(file('second.md'));
    await until('its problems', () => problems(second.document.uri).length > 0);
    const edit = new vscode.WorkspaceEdit();
    edit.renameFile(file('second.md'), file('third.md'));
    await vscode.workspace.applyEdit(edit);
    await until('problems under the new name', () => problems(file('third.md')).length > 0);
    await until('none under the old name', () => problems(file('second.md')).length === 0);
  });

  test('a report that is deleted while open has no problems any more once it is closed', async () => {
    await open(file('third.md'));
    await vscode.workspace.fs.delete(file('third.md'));
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    await until('no problems', () => problems(file('third.md')).length === 0);
  });

  test('plain text has none, and markdown again has them again', async () => {
    await vscode.languages.setTextDocumentLanguage(editor.document, 'plaintext');
    await until('no problems', () => problems(reportUri()).length === 0);
    await until('no status', async () => (await page.statusText()) === undefined);
    const document = await vscode.workspace.openTextDocument(reportUri());
    await vscode.languages.setTextDocumentLanguage(document, 'markdown');
    await until('problems', () => problems(reportUri()).length > 0);
    await page.untilStatus(/ of 31 pass$/);
  });

  test('an untitled text becomes a report when the template is pasted', async () => {
    const document = await vscode.workspace.openTextDocument({ language: 'markdown', content: '' });
    const untitled = await vscode.window.showTextDocument(document);
    await pause(100);
    assert.deepEqual(problems(document.uri), []);
    await replace(untitled, new vscode.Range(0, 0, 0, 0), editor.document.getText());
    await until('problems', () => problems(document.uri).length > 0);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  test('problems are right while files.autoSave is on', async () => {
    const files = vscode.workspace.getConfiguration('files');
    const original = editor.document.getText();
    await files.update('autoSaveDelay', 50, vscode.ConfigurationTarget.Workspace);
    await files.update('autoSave', 'afterDelay', vscode.ConfigurationTarget.Workspace);
    await answer(editor, 5, words(42));
    await until('the save', () => !editor.document.isDirty);
    await until('the problem', () =>
      problems(reportUri(), 'too-short').some(({ message }) => message.startsWith('Question 5: 42 words')),
    );
    await replace(editor, new vscode.Range(0, 0, editor.document.lineCount, 0), original);
    await until('the save', () => !editor.document.isDirty);
    await files.update('autoSave', undefined, vscode.ConfigurationTarget.Workspace);
    await files.update('autoSaveDelay', undefined, vscode.ConfigurationTarget.Workspace);
  });

  test('an interpreter that is wrong is said once, and the next one is used', async () => {
    const section = vscode.workspace.getConfiguration('reportLs');
    await section.update('interpreter', '/nowhere/python3', vscode.ConfigurationTarget.Workspace);
    const said = async () => (await page.toasts()).filter((text) => text.includes('/nowhere/python3 was not found'));
    await until('the message', async () => (await said()).length === 1);
    await until('a server', () => serverPids().length === 1);
    await until('no message', async () => {
      await vscode.commands.executeCommand('notifications.clearAll');
      return (await said()).length === 0;
    });
    await vscode.commands.executeCommand('reportLs.restart');
    await until('problems', () => problems(reportUri()).length > 0);
    await pause(300);
    assert.equal((await said()).length, 0);
    await section.update('interpreter', undefined, vscode.ConfigurationTarget.Workspace);
    await until('problems', () => problems(reportUri()).length > 0);
  });

  test("a server of one's own is run instead", async () => {
    const section = vscode.workspace.getConfiguration('reportLs');
    const script = vscode.extensions.getExtension('report-ls.report-ls')?.extensionPath ?? '';
    const command = ['python3', '-I', '-S', `${script}/bundled/run_server.py`, '--stdio'];
    await section.update('server', command, vscode.ConfigurationTarget.Workspace);
    await until('the server', () => serverPids().length === 1);
    void vscode.commands.executeCommand('reportLs.showServerVersion');
    await until('its name', async () => {
      void vscode.commands.executeCommand('reportLs.showServerVersion');
      await pause(200);
      return (await page.toasts()).some((text) => text.includes('from the setting reportLs.server'));
    });
    await section.update('server', undefined, vscode.ConfigurationTarget.Workspace);
    await until('problems', () => problems(reportUri()).length > 0);
  });

  test('PYTHONPATH and a broken virtual environment do not break the server', async () => {
    // A pygls that fails, where Python would look first
    await vscode.workspace.fs.writeFile(
      vscode.Uri.file(`${root()}/trap/pygls/__init__.py`),
      new TextEncoder().encode('raise SystemExit(1)\n'),
    );
    process.env.PYTHONPATH = `${root()}/trap`;
    process.env.PYTHONHOME = '/nowhere';
    process.env.VIRTUAL_ENV = '/nowhere';
    try {
      const [before] = serverPids();
      await vscode.commands.executeCommand('reportLs.restart');
      await until('another server', () => serverPids().length === 1 && serverPids()[0] !== before);
      await until('problems', () => problems(reportUri()).length > 0);
    } finally {
      delete process.env.PYTHONPATH;
      delete process.env.PYTHONHOME;
      delete process.env.VIRTUAL_ENV;
    }
  });

  test('a server that is killed comes back and says so once', async () => {
    for (let count = 0; count < 2; count++) {
      const [pid] = await until('a server', () => serverPids().length === 1 && serverPids());
      process.kill(pid ?? 0, 'SIGKILL');
      await until('another server', () => serverPids().length === 1 && serverPids()[0] !== pid);
      // The problems of the server before are still there while this one starts
      await answer(editor, 5, words(33 + count));
      await until('it to follow', () =>
        problems(reportUri(), 'too-short').some(({ message }) => message.startsWith(`Question 5: ${33 + count} words`)),
      );
    }
    await pause(300);
    const said = (await page.toasts()).filter((text) => text.includes('stopped and was started again'));
    assert.equal(said.length, 1, said.join());
  });

  test('the preview of a report that is renamed and moved goes with it', async () => {
    await vscode.workspace.fs.copy(reportUri(), file('draft.md'), { overwrite: true });
    await open(file('draft.md'));
    await until('its problems', () => problems(file('draft.md')).length > 0);
    await vscode.commands.executeCommand('reportLs.openPreview');
    await until('the page', async () => (await page.inWebview('main h1')).length > 0);
    const edit = new vscode.WorkspaceEdit();
    edit.renameFile(file('draft.md'), file('final.md'));
    await vscode.workspace.applyEdit(edit);
    await until('the new title', () => previewTitles().includes('Hand-in final.md'));
    const final = await open(file('final.md'));
    await until('its problems', () => problems(file('final.md')).length > 0);
    await answer(final, 5, 'Typed after the move.');
    await until('the text in it', async () =>
      (await page.inWebview('main p')).some((html) => html.includes('Typed after the move.')),
    );
    await vscode.commands.executeCommand('workbench.action.files.revert');
    assert.equal(previewTitles().length, 1);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.workspace.fs.delete(file('final.md'));
  });

  /** A copy of the report, with its preview. */
  async function openWithPreview(name: string): Promise<void> {
    await vscode.workspace.fs.copy(reportUri(), file(name), { overwrite: true });
    await open(file(name));
    await until('its problems', () => problems(file(name)).length > 0);
    await vscode.commands.executeCommand('reportLs.openPreview');
    await until('its preview', () => previewTitles().includes(`Hand-in ${name}`));
  }

  test('the preview of a report that is renamed over another takes the place of the preview of that one', async () => {
    await openWithPreview('other.md');
    await openWithPreview('draft.md');
    assert.equal(previewTitles().length, 2);
    const edit = new vscode.WorkspaceEdit();
    edit.renameFile(file('draft.md'), file('other.md'), { overwrite: true });
    await vscode.workspace.applyEdit(edit);
    await until('one preview', () => previewTitles().join() === 'Hand-in other.md');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await until('no preview', () => previewTitles().length === 0);
    await vscode.workspace.fs.delete(file('other.md'));
  });

  test('the preview still closes with its report after a rename that has failed', async () => {
    await openWithPreview('draft.md');
    const edit = new vscode.WorkspaceEdit();
    // Into a file, as if it were a folder
    edit.renameFile(file('draft.md'), vscode.Uri.joinPath(reportUri(), 'draft.md'));
    await vscode.workspace.applyEdit(edit).then(undefined, () => false);
    await vscode.workspace.fs.stat(file('draft.md'));
    assert.equal(previewTitles().length, 1);
    await open(file('draft.md'));
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    await until('no preview', () => previewTitles().length === 0);
    await vscode.workspace.fs.delete(file('draft.md'));
  });

  test('the preview closes with the last tab of its report, while something else keeps the document', async () => {
    await vscode.workspace.fs.copy(reportUri(), file('draft.md'), { overwrite: true });
    // VS Code keeps a document for minutes that an extension has opened
    const document = await vscode.workspace.openTextDocument(file('draft.md'));
    await open(file('draft.md'));
    await until('its problems', () => problems(file('draft.md')).length > 0);
    await vscode.commands.executeCommand('reportLs.openPreview');
    await until('the preview', () => previewTitles().includes('Hand-in draft.md'));
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    await until('no preview', () => previewTitles().length === 0);
    assert.ok(!document.isClosed);
    // So that it is no second report for the tests that follow
    await vscode.languages.setTextDocumentLanguage(document, 'plaintext');
    await vscode.workspace.fs.delete(file('draft.md'));
  });

  test('a click on a mark of the preview shows the report where it is open, behind another file, and never over the page', async () => {
    await vscode.commands.executeCommand('reportLs.openPreview');
    await until('marks', async () => (await page.inWebview('main button.mark')).length > 0);
    await open(vscode.Uri.file(`${root()}/README.md`), vscode.ViewColumn.One);
    await page.clickInWebview('main button.mark');
    await until('the report', () => vscode.window.activeTextEditor?.document.uri.toString() === reportUri().toString());
    assert.equal(vscode.window.activeTextEditor?.viewColumn, vscode.ViewColumn.One);
    assert.equal(previewTitles().length, 1);
    assert.ok((await page.inWebview('main h1')).length > 0);
  });

  test('after the server gave up, status, view, preview and commands say so, and start it again', async () => {
    await vscode.commands.executeCommand('reportLs.openPreview');
    await until('the page', async () => (await page.inWebview('main h1')).length > 0);
    while (!(await page.statusText())?.endsWith('stopped')) {
      for (const pid of serverPids()) {
        process.kill(pid, 'SIGKILL');
      }
      await pause(100);
    }
    await vscode.commands.executeCommand('reportLs.report.focus');
    await until('the view', async () =>
      (await page.texts(`${page.VIEW} .welcome-view-content`)).some((text) => text.includes('Start the Server Again')),
    );
    await vscode.commands.executeCommand('notifications.clearAll');
    void vscode.commands.executeCommand('reportLs.check');
    await until('the message', async () => (await page.toasts()).some((text) => text.includes('nothing is checked')));
    await until('the preview', async () =>
      (await page.inWebview('#failure:not([hidden])')).some((html) => html.includes('does not run')),
    );
    await page.clickInWebview('#failure button');
    await page.untilStatus(/ of 31 pass$/);
    await until('the preview to follow', async () => (await page.inWebview('#failure[hidden]')).length === 1);
    await until('the view', async () => (await page.viewLines()).some((line) => /^Q\d+ /.test(line)));
  });
});
