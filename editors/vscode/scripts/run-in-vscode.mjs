// Run one suite of test/editor in the real VS Code, with the packaged extension installed as a user installs it.
// Usage: run-in-vscode.mjs CODE_SERVER_VERSION SUITE [SCREENSHOT_FOLDER]
import { execFileSync, spawn } from 'node:child_process';
import {
  appendFileSync,
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { servePage } from './page-server.mjs';
import { SUITES } from './suites.mjs';

const LIMIT_MS = 180_000;
const [version, suiteName, shots = ''] = process.argv.slice(2);
const extension = dirname(dirname(fileURLToPath(import.meta.url)));
const host = join(extension, '.vscode-test', version);
const code = join(host, 'node_modules/code-server/lib/vscode/out/server-main.js');
const { chromium } = createRequire(join(host, 'package.json'))('playwright-core');
const tmp = mkdtempSync(join(tmpdir(), `report-ls-${suiteName}-`));
const suite = SUITES[suiteName](join(tmp, 'workspace'), extension);

const exitCode = await main();
if (exitCode === 0) {
  rmSync(tmp, { recursive: true, force: true });
} else {
  console.log(`exit ${exitCode}; everything is kept in ${tmp}`);
}
process.exit(exitCode);

async function main() {
  const server = await startServer();
  const stopServer = () => {
    try {
      process.kill(-server.pid, 'SIGKILL');
    } catch {
      // It has ended
    }
  };
  process.on('exit', stopServer);
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
  });
  try {
    const finished = await runTests(browser, server);
    const remaining = await leftBehind();
    return report(finished, remaining);
  } finally {
    await browser.close();
    stopServer();
  }
}

/** VS Code's server, with a new profile and the extension installed. */
async function startServer() {
  const settings = JSON.stringify({
    'extensions.autoCheckUpdates': false,
    'extensions.autoUpdate': false,
    'extensions.ignoreRecommendations': true,
    'telemetry.telemetryLevel': 'off',
    'workbench.startupEditor': 'none',
    'workbench.tips.enabled': false,
    'chat.disableAIFeatures': true,
    'chat.commandCenter.enabled': false,
    'security.workspace.trust.enabled': false,
    // On by default in the web
    'files.autoSave': 'off',
    'editor.wordBasedSuggestions': 'off',
    ...suite.settings,
  });
  // In the machine's settings, too: with a new profile 1.139 starts extensions before it has read the user's
  for (const scope of ['User', 'Machine']) {
    mkdirSync(join(tmp, 'user', scope), { recursive: true });
    writeFileSync(join(tmp, 'user', scope, 'settings.json'), settings);
  }
  const dirs = [
    '--accept-server-license-terms',
    '--server-data-dir',
    join(tmp, 'server'),
    '--user-data-dir',
    join(tmp, 'user'),
  ];
  dirs.push('--extensions-dir', join(tmp, 'extensions'));
  for (const vsix of [join(extension, 'report-ls.vsix'), ...(suite.extensions ?? [])]) {
    execFileSync(nodeFor(version), [code, ...dirs, '--install-extension', vsix], {
      stdio: 'ignore',
    });
  }
  const page = await servePage(tmp, shots && resolve(shots));
  const log = openSync(join(tmp, 'server.log'), 'w');
  const listen = ['--host', '127.0.0.1', '--port', '0', '--without-connection-token', '--enable-smoke-test-driver'];
  const server = spawn(nodeFor(version), [code, ...dirs, ...listen], {
    // A group of its own, so that all of it can be ended
    detached: true,
    stdio: ['ignore', log, log],
    env: {
      ...process.env,
      ...suite.env,
      TEST_SUITE: suiteName,
      TEST_RESULTS: join(tmp, 'results.json'),
      TEST_PAGE: page.address,
    },
  });
  closeSync(log);
  server.page = page;
  for (let waited = 0; waited < 300; waited++) {
    const port = /listening on (\d+)/.exec(readFileSync(join(tmp, 'server.log'), 'utf8'))?.[1];
    if (port) {
      server.address = `127.0.0.1:${port}`;
      return server;
    }
    await pause(100);
  }
  throw new Error('VS Code did not start.');
}

/** Open the workspace in a page, where VS Code runs the tests; the exit status they give. */
async function runTests(browser, server) {
  // The extension under development is an empty one: ours is installed
  const empty = join(tmp, 'empty');
  mkdirSync(empty);
  writeFileSync(
    join(empty, 'package.json'),
    '{"name":"empty","publisher":"test","version":"0.0.1","engines":{"vscode":"*"}}',
  );
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const page = await context.newPage();
  server.page.use(page);
  const uri = (path) => `vscode-remote://${server.address}${path}`;
  const ended = new Promise((done) => {
    void page.exposeFunction('codeAutomationExit', done);
  });
  await page.exposeFunction('codeAutomationLog', (type, args) => {
    appendFileSync(join(tmp, 'page.log'), `${type} ${args.join(' ')}\n`);
  });
  const query = new URLSearchParams({
    [suite.workspace.endsWith('.code-workspace') ? 'workspace' : 'folder']: suite.workspace,
    payload: JSON.stringify([
      ['extensionDevelopmentPath', uri(empty)],
      ['extensionTestsPath', uri(join(extension, 'out/test/editor/index'))],
      ['skipWelcome', 'true'],
    ]),
  });
  await page.goto(`http://${server.address}/?${query}`, { waitUntil: 'commit', timeout: 60_000 });
  const result = await Promise.race([ended, written(), pause(LIMIT_MS).then(() => 'too late')]);
  if (result !== 0) {
    await page.screenshot({ path: join(tmp, 'end.png') });
  }
  return result;
}

/** The tests write their results and then wait to be ended. */
async function written() {
  while (!read()) {
    await pause(100);
  }
  return 0;
}

/** End the extension host the hard way, and see whether a report server outlives it. */
async function leftBehind() {
  const results = read();
  if (!results?.extensionHost) {
    return [];
  }
  process.kill(results.extensionHost, 'SIGKILL');
  for (let waited = 0; waited < 80; waited++) {
    const remaining = results.servers.filter((pid) => existsSync(`/proc/${pid}`));
    if (remaining.length === 0) {
      return [];
    }
    await pause(100);
  }
  return results.servers;
}

function report(finished, remaining) {
  const results = read() ?? {
    passed: 0,
    failures: [{ title: 'the tests ran', message: `they ended with: ${finished}\n${pageLog().slice(-3000)}` }],
  };
  for (const failure of results.failures) {
    console.log(`FAIL ${failure.title}\n     ${failure.message}`);
  }
  if (remaining.length > 0) {
    console.log(`FAIL no server outlives the editor: ${remaining.join(', ')}`);
  }
  for (const [measured] of pageLog().matchAll(/^info activation: .*/gm)) {
    console.log(measured.slice('info '.length));
  }
  console.log(`${suiteName}: ${results.passed} passed, ${results.failures.length} failed`);
  const isEmpty = results.passed === 0;
  return finished === 0 && !isEmpty && results.failures.length === 0 && remaining.length === 0 ? 0 : 1;
}

/** What VS Code wrote last. */
function pageLog() {
  const file = join(tmp, 'page.log');
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

function read() {
  const file = join(tmp, 'results.json');
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}

/** VS Code from 1.101 on needs a newer node than 20; see setup-vscode.sh. */
function nodeFor(codeServer) {
  const minor = Number(codeServer.split('.')[1]);
  return minor > 100 ? join(extension, '.vscode-test', 'node24', 'bin', 'node') : process.execPath;
}

async function pause(ms) {
  await new Promise((done) => setTimeout(done, ms));
}
