import * as vscode from 'vscode';
import { problems, reportUri } from '../../support/editor';
import { figures } from '../../support/figures';
import { until } from '../../support/wait';

suite('A window that is loaded again', () => {
  test('shows the problems of its report', async () => {
    await until('the problems', () => problems(reportUri()).length > 0);
    figures['window reload to first problems'] = [Date.now() - Number(process.env.TEST_LOADED_AT)];
    await vscode.commands.executeCommand('notifications.clearAll');
  });
});
