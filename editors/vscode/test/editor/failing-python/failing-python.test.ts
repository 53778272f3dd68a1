import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { configure, open, openReport, problems, reportUri, root } from '../support/editor';
import * as page from '../support/page';
import { serverPids } from '../support/processes';
import { hidePythons } from '../support/pythons';
import { pause, until } from '../support/wait';

/** Longer than the server is waited for. */
const HANG_LIMIT_MS = 120_000;

suite('A Python that fails', () => {
  const bad = (name: string) => `${root()}/bad/${name}`;
  const good = () => process.env.TEST_PYTHON ?? '';
  const said = async (part: string) => (await page.toasts()).filter((text) => text.includes(part));

  setup(async () => {
    await vscode.commands.executeCommand('notifications.clearAll');
  });

  test('for a reason that has to do with the disk is passed over, and the good one of the setting runs', async () => {
    const long = `/${'long/'.repeat(1000)}`;
    hidePythons(`${process.env.TEST_LOOPS ?? ''}:${good()}:${long}:/root/nowhere:${process.env.TEST_PATH ?? ''}`);
    await configure('reportLs.interpreter', good());
    await openReport();
    assert.equal(serverPids().length, 1);
  });

  const probes: [string, string][] = [
    ['hangs', 'did not answer within 5 seconds'],
    ['stubborn', 'did not answer within 5 seconds'],
    ['garbage', 'is no Python'],
    ['endless', 'writes without end'],
    ['crashes', 'was ended by SIGSEGV'],
    ['refuses', 'ended with status 127: no such version'],
    ['closed', 'could not be run (EACCES)'],
    ['text', 'ended with status 127'],
    ['missing', 'was not found'],
    ['../bad', 'could not be run (EACCES)'],
    ['a\0b', 'could not be run ('],
  ];
  for (const [name, reason] of probes) {
    test(`when it is asked who it is (${name.replace('\0', ' ')}) is told, and the server has failed`, async () => {
      await configure('reportLs.interpreter', bad(name));
      await until('the message', async () => (await said(reason)).length === 1);
      await page.untilStatus(/Report: no Python$/);
      assert.deepEqual(serverPids(), []);
    });
  }

  test('leaves the commands where they were', async () => {
    await open(reportUri());
    for (const command of ['Choose Python Interpreter', 'Show Log', 'Restart Server']) {
      await vscode.commands.executeCommand('workbench.action.quickOpen', `>Report: ${command}`);
      await until(`${command} in the palette`, async () =>
        (await page.quickPickLines()).some((line) => line.includes(`Report: ${command}`)),
      );
      await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
    }
  });

  test('as a server is told once, and the server has failed', async () => {
    await configure('reportLs.interpreter', bad('ends'));
    await until('the message', async () => (await said('could not be started')).length === 1);
    await page.untilStatus(/Report: stopped$/);
    await until('no message', async () => {
      await vscode.commands.executeCommand('notifications.clearAll');
      return (await said('could not be started')).length === 0;
    });
    await vscode.commands.executeCommand('reportLs.restart');
    await page.untilStatus(/Report: stopped$/);
    await pause(500);
    assert.deepEqual(await said('could not be started'), []);
  });

  const servers: [string, string[]][] = [
    ['is not there', ['/nowhere/report-ls']],
    ['ends at once', ['true']],
    ['says something else', ['sh', '-c', 'echo hello']],
  ];
  for (const [what, command] of servers) {
    test(`is no worse than a server of one's own that ${what}`, async () => {
      await configure('reportLs.interpreter', good());
      await until('problems', () => problems(reportUri()).length > 0);
      await configure('reportLs.server', command);
      await until('the message', async () => (await said('could not be started')).length === 1, HANG_LIMIT_MS);
      await page.untilStatus(/Report: stopped$/);
      await configure('reportLs.server', undefined);
      await until('problems', () => problems(reportUri()).length > 0);
    });
  }

  test('as a server that says nothing is given up', async () => {
    await configure('reportLs.interpreter', bad('silent'));
    await until('the message', async () => (await said('could not be started')).length === 1, HANG_LIMIT_MS);
    await page.untilStatus(/Report: stopped$/);
  });

  test('is forgotten when a good one is chosen', async () => {
    await configure('reportLs.interpreter', good());
    await until('problems', () => problems(reportUri()).length > 0);
    await page.untilStatus(/ of 31 pass$/);
    assert.equal(serverPids().length, 1);
  });
});
