import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { open, problems, reportUri, root } from '../support/editor';
import * as page from '../support/page';
import { serverPids } from '../support/processes';
import { hidePythons } from '../support/pythons';
import { pause, until } from '../support/wait';

suite('A machine without a Python that fits', () => {
  const messages = async () => (await page.toasts()).filter((text) => text.includes('Python 3.11 or later'));

  suiteSetup(() => {
    hidePythons();
  });

  test('an ordinary README brings no message', async () => {
    await open(vscode.Uri.file(`${root()}/README.md`));
    await pause(1_500);
    assert.deepEqual(await messages(), []);
  });

  test('a report brings one message that says what to do, with three buttons', async () => {
    await open(reportUri());
    await until('the message', async () => (await messages()).length === 1);
    const expected =
      /only Python 3\.8\.10 was found: install one from python\.org and restart the server, or choose one/;
    assert.match((await messages()).join(), expected);
    assert.deepEqual((await page.messageButtons()).slice(0, 3), ['Choose Interpreter', 'Show Log', 'How to Install']);
  });

  test('the status bar says so, too', async () => {
    await page.untilStatus(/Report: no Python$/);
  });

  test('it is not said again when the server is started again', async () => {
    await vscode.commands.executeCommand('notifications.clearAll');
    await vscode.commands.executeCommand('reportLs.restart');
    await pause(500);
    assert.deepEqual(await messages(), []);
    assert.deepEqual(serverPids(), []);
  });

  test('the choice offers to browse and to install, and says why the old one is not offered', async () => {
    void vscode.commands.executeCommand('reportLs.chooseInterpreter');
    const lines = await until('the quick pick', async () => {
      const found = await page.quickPickLines();
      return found.some((line) => line.startsWith('Browse...')) && found;
    });
    assert.equal(lines.length, 3, lines.join());
    assert.match(lines[1] ?? '', /^Install Python\.\.\./);
    assert.match(lines[2] ?? '', /Python 3\.8\.10.*3\.11 or later is needed\. From PATH/);
    await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
  });

  test('an interpreter that is chosen then is used without a new window', async () => {
    // The one that packaged the extension, which PATH does not name here
    const python = process.env.TEST_PYTHON ?? '';
    await vscode.workspace
      .getConfiguration('reportLs')
      .update('interpreter', python, vscode.ConfigurationTarget.Workspace);
    await until('problems', () => problems(reportUri()).length > 0);
    await page.untilStatus(/ of 31 pass$/);
  });
});
