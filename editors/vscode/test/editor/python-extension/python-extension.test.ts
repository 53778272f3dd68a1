import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { configure, openReport, root } from '../support/editor';
import * as page from '../support/page';
import { serverCommands, serverPids } from '../support/processes';
import { pause, until } from '../support/wait';

suite('The Python extension', () => {
  const chosen = () => `${root()}/chosen/bin/python`;
  const other = () => `${root()}/other/bin/python`;
  const runs = async (what: string, isIt: (command: string) => boolean) => {
    await until(`the server to be run by ${what}`, () => serverCommands().length === 1 && serverCommands().every(isIt));
  };

  /** The one server there is, once it has stayed for a second: on a busy machine one is seen that is about to be restarted. */
  const settled = async () => {
    let pids: number[] = [];
    await until('the server to stay', async () => {
      pids = serverPids();
      await pause(1_000);
      return pids.length === 1 && serverPids()[0] === pids[0];
    });
    return pids;
  };

  const choose = async (python: string | undefined) => {
    await configure('python.defaultInterpreterPath', python);
  };

  test('is not started where another Python fits', async () => {
    await openReport();
    await runs('another one', (command) => command !== chosen());
    for (const id of ['ms-python.python', 'ms-python.vscode-python-envs']) {
      assert.equal(vscode.extensions.getExtension(id)?.isActive, false);
    }
  });

  test('has its choice run the server when it runs', async () => {
    await vscode.extensions.getExtension('ms-python.python')?.activate();
    await vscode.extensions.getExtension('ms-python.vscode-python-envs')?.activate();
    await vscode.commands.executeCommand('reportLs.restart');
    await runs('its choice', (command) => command === chosen());
    await until('the version to say so', async () => {
      void vscode.commands.executeCommand('reportLs.showServerVersion');
      await pause(500);
      return (await page.toasts()).some((text) => text.includes(`at ${chosen()}, from the Python extension`));
    });
  });

  test('is followed when another one is chosen in it', async () => {
    await choose(other());
    await runs('the other one', (command) => command === other());
    await choose(undefined);
    await runs('its choice', (command) => command === chosen());
  });

  test('offers its choice to be chosen', async () => {
    void vscode.commands.executeCommand('reportLs.chooseInterpreter');
    await until('the quick pick', async () =>
      (await page.quickPickLines()).some((text) => text.includes('From the Python extension')),
    );
    await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
  });

  test('is second to the setting reportLs.interpreter', async () => {
    const section = vscode.workspace.getConfiguration('reportLs');
    await section.update('interpreter', 'python3', vscode.ConfigurationTarget.Workspace);
    await runs('the setting', (command) => command !== chosen());
    const before = await settled();
    await choose(other());
    await pause(1_500);
    assert.deepEqual(serverPids(), before);
    await choose(undefined);
    await section.update('interpreter', undefined, vscode.ConfigurationTarget.Workspace);
    await runs('its choice', (command) => command === chosen());
  });

  test('is second to Python Environments, which are followed, too', async () => {
    await configure('test.environment', other());
    await runs('its choice', (command) => command === other());
    await configure('test.environment', undefined);
  });

  test('is passed over where its choice does not fit', async () => {
    await choose('/nowhere/python');
    await runs('the one on PATH', (command) => ![chosen(), other()].includes(command));
    await choose(undefined);
  });
});

suite('A user who has said where pasted pictures go', () => {
  test('is not asked again', async () => {
    await openReport();
    await pause(500);
    assert.deepEqual(
      (await page.toasts()).filter((text) => text.includes('figures folder')),
      [],
    );
  });
});
