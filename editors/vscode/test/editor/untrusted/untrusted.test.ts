import * as assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import * as vscode from 'vscode';
import { openReport, root } from '../support/editor';
import * as page from '../support/page';
import { serverPids } from '../support/processes';
import { pause } from '../support/wait';

suite('A workspace that is not trusted', () => {
  test('is not trusted', () => {
    assert.equal(vscode.workspace.isTrusted, false);
  });

  test('has its report checked', async () => {
    await openReport();
    assert.equal(serverPids().length, 1);
  });

  test('runs no program that its settings name, nor one that it brings', async () => {
    await vscode.commands.executeCommand('reportLs.restart');
    await pause(500);
    assert.equal(existsSync(`${root()}/sprung`), false);
  });

  test('shows no message', async () => {
    assert.deepEqual(
      (await page.toasts()).filter((text) => text.includes('Python') || text.includes('server')),
      [],
    );
  });
});
