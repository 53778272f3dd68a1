// Run suites of test/editor in the real VS Code, one window after the other, with the packaged extension installed as a user installs it.
// Usage: run-in-vscode.mjs CODE_SERVER_VERSION SUITE ...
// Screenshots go to the folder SCREENSHOTS, and what was measured to the file FIGURES.
import { appendFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { servePage } from './page-server.mjs';
import { SUITES } from './suites.mjs';
import { addressOf, startServer } from './vscode-server.mjs';

// Ten times what a suite needs: a machine may be slow
const SUITE_LIMIT_MS = 900_000;
/** How long a report server may outlive its editor. */
const REMAINING_LIMIT_MS = 30_000;
/** Of the extension host's time, in milliseconds. */
const ACTIVATION_LIMIT_MS = 50;

const [version, ...suiteNames] = process.argv.slice(2);
const extension = dirname(dirname(fileURLToPath(import.meta.url)));
const { chromium } = createRequire(join(extension, '.vscode-test', version, 'package.json'))('playwright-core');
const tmp = mkdtempSync(join(tmpdir(), `report-ls-${version}-`));
/** What the tests read when they start. */
const runFile = join(tmp, 'run.json');

for (const signal of ['SIGINT', 'SIGTERM']) {
  // What was started ends with this program
  process.on(signal, () => process.exit(1));
}
const exitCode = await main();
if (exitCode === 0) {
  rmSync(tmp, { recursive: true, force: true });
} else {
  console.log(`exit ${exitCode}; everything is kept in ${tmp}`);
}
process.exit(exitCode);

async function main() {
  // The extension under development is an empty one: ours is installed
  mkdirSync(join(tmp, 'empty'));
  writeFileSync(
    join(tmp, 'empty', 'package.json'),
    '{"name":"empty","publisher":"test","version":"0.0.1","engines":{"vscode":"*"}}',
  );
  const shots = process.env.SCREENSHOTS;
  const pageServer = await servePage(shots ? resolve(shots) : tmp);
  const server = await startServer(version, tmp, { TEST_RUN: runFile });
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
    // Playwright would close the browser alone, and this program would wait for it
    handleSIGINT: false,
    handleSIGTERM: false,
  });
  const activations = [];
  const figures = {};
  let failed = 0;
  try {
    for (const name of suiteNames) {
      const started = Date.now();
      const { results, faults } = await runSuite(name, server, browser, pageServer);
      Object.assign(figures, results.figures);
      activations.push(...(results.activation === undefined ? [] : [results.activation]));
      failed += faults.length;
      for (const fault of faults) {
        console.log(`FAIL ${fault}`);
      }
      const seconds = Math.round((Date.now() - started) / 1000);
      console.log(
        `VS Code 1.${version.slice(2)}, ${name}: ${results.passed} passed, ${faults.length} failed, ${seconds} s`,
      );
    }
  } finally {
    await browser.close();
    server.stop();
  }
  if (process.env.FIGURES) {
    writeFileSync(process.env.FIGURES, JSON.stringify(figures));
  }
  return failed === 0 && isActivationFast(activations) ? 0 : 1;
}

/** Open the workspace of a suite in a window of its own, and wait until the tests have written their results. */
async function runSuite(name, server, browser, pageServer) {
  const folder = join(tmp, name);
  mkdirSync(folder);
  const suite = SUITES[name](join(folder, 'workspace'), extension);
  for (const vsix of suite.extensions ?? []) {
    server.install(vsix);
  }
  server.configure(suite);
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const page = await context.newPage();
  pageServer.use(page);
  const window = { page, ended: () => {}, log: join(folder, 'page.log') };
  await page.exposeFunction('codeAutomationExit', () => {
    window.ended(false);
  });
  await page.exposeFunction('codeAutomationLog', (type, args) => {
    appendFileSync(window.log, `${type} ${args.join(' ')}\n`);
  });
  const address = addressOf(server, suite.workspace, join(tmp, 'empty'));
  const all = { passed: 0 };
  const faults = [];
  for (const tests of suite.loads ?? [name]) {
    const file = join(folder, `${basename(tests)}.json`);
    writeFileSync(
      runFile,
      JSON.stringify({
        TEST_SUITE: tests,
        TEST_RESULTS: file,
        TEST_PAGE: pageServer.address,
        TEST_LOADED_AT: String(Date.now()),
        TEST_VSIX: join(extension, 'report-ls.vsix'),
        ...suite.env,
      }),
    );
    const results = await load(window, address, file);
    if (!results) {
      await page.screenshot({ path: join(folder, 'end.png') });
      const log = existsSync(window.log) ? readFileSync(window.log, 'utf8') : '';
      faults.push(`the tests ended too early, or too late\n${log.slice(-3000)}`);
      break;
    }
    Object.assign(all, results, {
      passed: all.passed + results.passed,
      figures: { ...all.figures, ...results.figures },
    });
    faults.push(...results.failures.map(({ title, message }) => `${title}\n     ${message}`));
    if (results.passed === 0) {
      faults.push('no test passed');
    }
  }
  if (all.servers && !(await endExtensionHost(all))) {
    faults.push(`a report server outlives the editor: ${all.servers.join(', ')}`);
  }
  await context.close();
  return { results: all, faults };
}

/** Load the page of a window, again if it has been, and wait for the results of the tests in it; undefined if there are none. */
async function load(window, address, resultsFile) {
  let isFinished = false;
  // Now and then VS Code opens a workspace file without its folders; no test has begun then, and the window is opened again
  for (let attempt = 0; attempt < 5 && !isFinished && !existsSync(`${resultsFile}.begun`); attempt++) {
    const ended = new Promise((done) => {
      window.ended = done;
    });
    await window.page.goto(address, { waitUntil: 'commit', timeout: 120_000 });
    isFinished = await Promise.race([ended, until(() => existsSync(resultsFile), SUITE_LIMIT_MS)]);
  }
  return isFinished ? JSON.parse(readFileSync(resultsFile, 'utf8')) : undefined;
}

/** End the extension host the hard way; whether all report servers end with it. */
async function endExtensionHost({ extensionHost, servers }) {
  process.kill(extensionHost, 'SIGKILL');
  return await until(() => !servers.some(isRunning), REMAINING_LIMIT_MS);
}

/** Whether a process runs; one that has ended stays listed until its parent, which may be gone, asks for it. */
function isRunning(pid) {
  try {
    return !/^State:\t[ZX]/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

/**
 * Whether activation is fast. It is measured in every window, and the least counts: the others were held up by whatever else the machine did,
 * while an extension that got slower is slower in all of them.
 */
function isActivationFast(activations) {
  if (activations.length === 0) {
    return true;
  }
  const [least] = activations.toSorted((one, other) => one - other);
  const isFast = least < ACTIVATION_LIMIT_MS;
  const all = activations.map((each) => Math.round(each)).join(', ');
  console.log(
    `${isFast ? '' : 'FAIL '}activation: ${least.toFixed(1)} ms, the least of ${all}; under ${ACTIVATION_LIMIT_MS} is asked for`,
  );
  return isFast;
}

async function until(condition, limit) {
  const end = Date.now() + limit;
  while (!condition()) {
    if (Date.now() > end) {
      return false;
    }
    await new Promise((done) => setTimeout(done, 100));
  }
  return true;
}
