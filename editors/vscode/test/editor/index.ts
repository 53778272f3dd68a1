import { readdirSync, renameSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import Mocha from 'mocha';
import { screenshot } from './support/page';
import { serverPids } from './support/processes';

/** Called by VS Code in the extension host: run the suite that is named in the environment, and write down what came of it. */
export async function run(): Promise<void> {
  const mocha = new Mocha({ timeout: 20_000, ui: 'tdd', reporter: 'min', grep: process.env.TEST_GREP ?? '' });
  mocha.rootHooks({
    async afterEach(this: Mocha.Context) {
      if (this.currentTest?.state === 'failed') {
        await screenshot(`failed ${this.currentTest.title.replace(/[^\w ]/g, '')}`);
      }
    },
  });
  const folder = path.join(__dirname, process.env.TEST_SUITE ?? '');
  for (const file of files(folder)) {
    mocha.addFile(file);
  }
  const failures: { title: string; message: string }[] = [];
  const slow: string[] = [];
  let passed = 0;
  await new Promise((resolve) => {
    mocha
      .run(resolve)
      .on('pass', (test) => {
        passed += 1;
        slow.push(`${test.duration ?? 0} ms ${test.fullTitle()}`);
      })
      .on('fail', (test, error) => {
        failures.push({ title: test.fullTitle(), message: (error as Error).stack ?? String(error) });
      });
  });
  const results = { passed, failures, extensionHost: process.pid, servers: serverPids(), slow };
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
