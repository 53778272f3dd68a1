import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { openReport, root } from '../support/editor';
import * as page from '../support/page';
import { serverCommands } from '../support/processes';
import { pause, until } from '../support/wait';

suite('The Python extension', () => {
  const chosen = () => `${root()}/chosen/bin/python`;
  const runs = async (what: string, isIt: (command: string) => boolean) => {
    await until(`the server to be run by ${what}`, () => serverCommands().length === 1 && serverCommands().every(isIt));
  };

  test('has its choice run the server', async () => {
    await openReport();
    await runs('its choice', (command) => command === chosen());
    await until('the version to say so', async () => {
      void vscode.commands.executeCommand('reportLs.showServerVersion');
      await pause(500);
      return (await page.toasts()).some((text) => text.includes(`at ${chosen()}, from the Python extension`));
    });
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
    await section.update('interpreter', undefined, vscode.ConfigurationTarget.Workspace);
    await runs('its choice', (command) => command === chosen());
  });

  test('is second to Python Environments, too', async () => {
    const section = vscode.workspace.getConfiguration('test');
    await section.update('environment', `${root()}/other/bin/python`, vscode.ConfigurationTarget.Workspace);
    await vscode.commands.executeCommand('reportLs.restart');
    await runs('its choice', (command) => command === `${root()}/other/bin/python`);
    await section.update('environment', undefined, vscode.ConfigurationTarget.Workspace);
  });

  test('is passed over where its choice does not fit', async () => {
    const section = vscode.workspace.getConfiguration('python');
    await section.update('defaultInterpreterPath', '/nowhere/python', vscode.ConfigurationTarget.Workspace);
    await vscode.commands.executeCommand('reportLs.restart');
    await runs('the one on PATH', (command) => command !== chosen());
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
