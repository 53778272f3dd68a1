// VS Code's server, and the page that it is opened in.
import { execFileSync, spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const START_LIMIT_MS = 120_000;
const extension = dirname(dirname(fileURLToPath(import.meta.url)));

/** What every suite begins with: nothing that asks, updates or saves by itself. */
const SETTINGS = {
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
};

/** Start the server of a version of code-server with all its files in `tmp`. `env` is added to its environment, and so to the tests'. */
export async function startServer(version, tmp, env) {
  const code = join(extension, '.vscode-test', version, 'node_modules/code-server/lib/vscode/out/server-main.js');
  const folders = [
    ...['--accept-server-license-terms', '--server-data-dir', join(tmp, 'server')],
    ...['--user-data-dir', join(tmp, 'user'), '--extensions-dir', join(tmp, 'extensions')],
  ];
  const listen = ['--host', '127.0.0.1', '--port', '0', '--without-connection-token', '--enable-smoke-test-driver'];
  const log = openSync(join(tmp, 'server.log'), 'w');
  const install = (vsix) => {
    execFileSync(nodeFor(version), [code, ...folders, '--install-extension', vsix], { stdio: ['ignore', log, log] });
  };
  install(join(extension, 'report-ls.vsix'));
  const server = spawn(nodeFor(version), [code, ...folders, ...listen], {
    // A group of its own, so that all of it can be ended
    detached: true,
    stdio: ['ignore', log, log],
    env: { ...process.env, ...env },
  });
  process.on('exit', () => {
    stop(server);
  });
  const end = Date.now() + START_LIMIT_MS;
  while (Date.now() < end) {
    const port = /listening on (\d+)/.exec(readFileSync(join(tmp, 'server.log'), 'utf8'))?.[1];
    if (port) {
      return {
        address: `127.0.0.1:${port}`,
        install,
        configure: ({ settings, language }) => {
          configure(tmp, settings);
          choose(tmp, language);
        },
        stop: () => {
          stop(server);
          closeSync(log);
        },
      };
    }
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error(`VS Code did not start; see ${join(tmp, 'server.log')}.`);
}

/** The address of a page that opens a workspace and runs the compiled tests in its extension host. */
export function addressOf(server, workspace, emptyExtension) {
  const uri = (path) => `vscode-remote://${server.address}${path}`;
  const query = new URLSearchParams({
    [workspace.endsWith('.code-workspace') ? 'workspace' : 'folder']: workspace,
    payload: JSON.stringify([
      ['extensionDevelopmentPath', uri(emptyExtension)],
      ['extensionTestsPath', uri(join(extension, 'out/test/editor/index'))],
      ['skipWelcome', 'true'],
    ]),
  });
  return `http://${server.address}/?${query}`;
}

/** The settings of the windows that are opened from now on. */
function configure(tmp, settings) {
  const text = JSON.stringify({ ...SETTINGS, ...settings });
  // In the machine's settings, too: with a new profile 1.139 starts extensions before it has read the user's
  for (const scope of ['User', 'Machine']) {
    mkdirSync(join(tmp, 'user', scope), { recursive: true });
    writeFileSync(join(tmp, 'user', scope, 'settings.json'), text);
  }
}

/**
 * The display language of the windows that are opened from now on, by the files in which VS Code keeps the choice and the language packs that
 * are installed. There is one for the language that is chosen, without texts of VS Code itself.
 */
function choose(tmp, language = 'en') {
  const user = join(tmp, 'user');
  const texts = join(tmp, `${language}.json`);
  writeFileSync(texts, JSON.stringify({ version: '1.0.0', contents: {} }));
  const pack = { extensionIdentifier: { id: `test.${language}` }, version: '1.0.0' };
  const packs = {
    [language]: { hash: language, label: language, extensions: [pack], translations: { vscode: texts } },
  };
  writeFileSync(join(user, 'languagepacks.json'), JSON.stringify(packs));
  writeFileSync(join(user, 'User', 'argv.json'), JSON.stringify({ locale: language }));
}

function stop(server) {
  try {
    process.kill(-server.pid, 'SIGKILL');
  } catch {
    // It has ended
  }
}

/** VS Code from 1.101 on needs a newer node than 20; see setup-vscode.sh. */
function nodeFor(version) {
  const minor = Number(version.split('.')[1]);
  return minor > 100 ? join(extension, '.vscode-test', 'node24', 'bin', 'node') : process.execPath;
}
