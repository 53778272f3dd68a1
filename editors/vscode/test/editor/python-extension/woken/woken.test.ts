import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { configure, open, openReport, reportUri, root } from '../../support/editor';
import { serverCommands } from '../../support/processes';
import { hidePythons } from '../../support/pythons';
import { until } from '../../support/wait';

suite('The Python extension of a user without any other Python', () => {
  test('is started and has its choice run the server', async () => {
    const extension = vscode.extensions.getExtension('ms-python.python');
    assert.equal(extension?.isActive, false);
    const chosen = `${root()}/chosen/bin/python`;
    await configure('python.defaultInterpreterPath', chosen);
    hidePythons();
    await open(reportUri());
    await vscode.commands.executeCommand('reportLs.restart');
    await openReport();
    await until('its choice', () => serverCommands().join() === chosen);
    assert.equal(extension.isActive, true);
  });
});
