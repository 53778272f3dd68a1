import * as vscode from 'vscode';
import { openReport } from '../../support/editor';
import * as page from '../../support/page';
import { pause, until } from '../../support/wait';

suite('Before the window is loaded again', () => {
  test('a preview is open, and shows what GitHub shows', async () => {
    await openReport();
    // In a window that has just begun, VS Code 1.139 may leave a webview empty; once it has settled, and asked again, it fills it
    await pause(6000);
    await vscode.commands.executeCommand('reportLs.openPreview');
    await pause(5000);
    await vscode.commands.executeCommand('reportLs.openPreview');
    await until('the preview', async () => (await page.inWebview('main h2')).length > 3);
    await page.clickInWebview('[data-view="github"]');
    await until(
      'the switch',
      async () => (await page.inWebview('[data-view="github"][aria-pressed="true"]')).length > 0,
    );
    // VS Code writes down every five seconds what is open
    await pause(7000);
  });
});
