import { readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import Mocha from 'mocha';
import * as vscode from 'vscode';
import { activationTime } from './support/activation';
import { figures } from './support/figures';
import { screenshot } from './support/page';
import { serverPids } from './support/processes';
import { until } from './support/wait';

/** No test needs it: a machine may be slow. */
const TEST_LIMIT_MS = 180_000;

/** Called by VS Code in the extension host: run the suite that run-in-vscode.mjs asks for, and write down what came of it. */
export async function run(): Promise<void> {
  Object.assign(process.env, JSON.parse(readFileSync(process.env.TEST_RUN ?? '', 'utf8')) as object);
  const mocha = new Mocha({ timeout: TEST_LIMIT_MS, ui: 'tdd', reporter: 'min', grep: process.env.TEST_GREP ?? '' });
  mocha.rootHooks({
    async afterEach(this: Mocha.Context) {
      if (this.currentTest?.state === 'failed') {
        await screenshot(`failed ${this.currentTest.title.replace(/[^\w ]/g, '')}`);
      }
    },
  });
  await until('the folders of the workspace', () => (vscode.workspace.workspaceFolders ?? []).length > 0, 20_000);
  writeFileSync(`${process.env.TEST_RESULTS ?? ''}.begun`, '');
  const folder = path.join(__dirname, process.env.TEST_SUITE ?? '');
  for (const file of files(folder)) {
    mocha.addFile(file);
  }
  const failures: { title: string; message: string }[] = [];
  const times: Record<string, number> = {};
  let passed = 0;
  await new Promise((resolve) => {
    mocha
      .run(resolve)
      .on('pass', (test) => {
        passed += 1;
        times[test.fullTitle()] = test.duration ?? 0;
      })
      .on('fail', (test, error) => {
        failures.push({ title: test.fullTitle(), message: (error as Error).stack ?? String(error) });
      });
  });
  const activation = await activationTime();
  const results = { passed, failures, times, figures, activation, extensionHost: process.pid, servers: serverPids() };
  const file = process.env.TEST_RESULTS ?? 'results.json';
  writeFileSync(`${file}.part`, JSON.stringify(results, null, 1));
  renameSync(`${file}.part`, file);
  // So that the extension host can be ended the hard way, to see what it leaves behind
  await new Promise(() => undefined);
}

function files(folder: string): string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.test.js'))
    .sort()
    .map((file) => path.join(folder, file));
}
