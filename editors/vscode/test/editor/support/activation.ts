import * as vscode from 'vscode';
import { until } from './wait';

const LOADS = 5;

/**
 * How long the extension's activation takes of the extension host's time, in milliseconds: loading its code, and VS Code's own time for the call
 * of `activate`. VS Code's time for loading is that until the file is there, in which other extensions are loaded, too. So it is loaded
 * a few times more, and the least time is that of the code itself.
 */
export async function activationTime(): Promise<number | undefined> {
  const extension = vscode.extensions.getExtension('report-ls.report-ls');
  if (!extension?.isActive) {
    return undefined;
  }
  await vscode.commands.executeCommand('perfview.show');
  const row = await until('the table of activation times', () =>
    vscode.workspace.textDocuments
      .filter(({ uri }) => uri.scheme === 'perf')
      .flatMap((document) => document.getText().split('\n'))
      .find((line) => line.startsWith('|') && line.includes(extension.id)),
  );
  // | extension | eager | load code | call activate | ...
  const call = Number(row.split('|')[4]);
  return (
    Math.min(...Array.from({ length: LOADS }, () => loadTime(`${extension.extensionPath}/dist/extension.js`))) + call
  );
}

function loadTime(file: string): number {
  // eslint-disable-next-line @typescript-eslint/no-dynamic-delete -- the cache has one entry a file
  delete require.cache[file];
  const before = performance.now();
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- as VS Code does
  require(file);
  return performance.now() - before;
}
