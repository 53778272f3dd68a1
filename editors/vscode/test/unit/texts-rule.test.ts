import * as assert from 'node:assert/strict';
import * as path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Linter, type Rule } from 'eslint';
import { parser } from 'typescript-eslint';

const script = path.join(__dirname, '../../../scripts/texts-rule.mjs');

/** What is shown, in each way in which code shows something. */
const OUTSIDE = [
  `vscode.window.showInformationMessage('Done');`,
  `vscode.window.showErrorMessage('nothing to do', log);`,
  'vscode.window.showWarningMessage(`${name} is gone.`);',
  'vscode.window.setStatusBarMessage(`done`, 5);',
  `const picked = pick(items, { title: 'Insert', matchOnDescription: true });`,
  `const picked = pick(items, { placeHolder: 'a name' });`,
  `const item = { label: 'open', description };`,
  `const item = { label: 'Hand-in' };`,
  'const item = { label: `$(check) Open` };',
  'const item = { label: `$(check) ${name} open` };',
  `const item = { label, detail: isOld ? 'old' : undefined };`,
  `const item = { label: name ?? 'nameless' };`,
  `const offered = new vscode.CodeAction('fix', kind);`,
  `const shown = new vscode.MarkdownString('**words**' + ' and more');`,
  `item.tooltip = 'stopped';`,
  `this.panel.title = 'Preview';`,
  `diagnostic.message = 'Wrong.';`,
  `function state() { return 'missing'; }`,
  'function state() { return `${count} words`; }',
  `const state = () => (isOver ? 'too long' : '');`,
  `const OPEN = 'Open the Report';`,
  `const buttons = ['Restart', log];`,
  `const states = { passed: 'passes' };`,
  `let text = ''; text += 'short';`,
  'const html = `<b>${count}</b><p>Nothing</p>`;',
  'const html = `<button aria-label="Close it">${icon}</button>`;',
  'const html = `<img alt="Loss" src="${address}">`;',
  `offer(l10n.t('Restart'), 'Show Log');`,
  `log.info(show(() => { return 'in the log alone'; }));`,
];

/** What is no text, and texts that are asked for. */
const INSIDE = [
  `import * as vscode from 'vscode';`,
  `'use strict';`,
  `vscode.window.showInformationMessage(vscode.l10n.t('Done'));`,
  `const item = { label: l10n.t('Open {0} of {1}', l10n.t('a'), 2), kind: 'question' };`,
  'const item = { label: `$(check) ${title}`, iconPath };',
  'const link = `[${icon} ${title}](command:${command})`;',
  'const html = `<main id="page"><p>${text}</p></main>`;',
  `const isOpen = state === 'open' || 'range' in report;`,
  `switch (state) { case 'open': break; }`,
  `vscode.commands.executeCommand('reportLs.check');`,
  `vscode.workspace.getConfiguration('markdown').get('suggest.paths.enabled', true);`,
  `const FIGURES = 'figures';`,
  `const schemes = ['file', 'untitled'];`,
  `const value = settings['interpreter'];`,
  `log.warn('The server ended by itself.');`,
  'log.warn(`${problem} (from ${origin})`);',
  `throw new Error('No folder is open.');`,
  `throw new NoPython('No Python that was found fits.');`,
  `const file = path.join(folder, 'Programs', 'Python');`,
  `const selector = { language: 'markdown', scheme: 'file' };`,
  `const folder = '/usr/local/bin', name = 'python3', mime = 'text/plain', id = 'reportLs.status';`,
  `document.querySelector('#failure button');`,
];

const COMPUTED = [
  `l10n.t(text);`,
  'l10n.t(`${count} words`, count);',
  `l10n.t('one' + 'two');`,
  `vscode.l10n.t({ message: 'one' });`,
];
const MISCOUNTED = [`l10n.t('{0} of {1}', 1);`, `l10n.t('{0}', 1, 2);`, `l10n.t('{1}', 1);`, `l10n.t('none', 1);`];

describe('the rule for texts', () => {
  let complaints: (code: string) => (string | undefined)[];

  before(async () => {
    const { texts } = (await import(pathToFileURL(script).href)) as { texts: Rule.RuleModule };
    const config: Linter.Config = {
      languageOptions: { parser: parser },
      plugins: { own: { rules: { texts } } },
      rules: { 'own/texts': 'error' },
    };
    complaints = (code) => new Linter().verify(code, config).map(({ messageId, message }) => messageId ?? message);
  });

  const cases: [what: string, codes: string[], complaints: string[]][] = [
    ['finds a text outside the bundles', OUTSIDE, ['outside']],
    ['leaves alone', INSIDE, []],
    ['finds a text that cannot be looked up', COMPUTED, ['computed']],
    ['finds a value without a placeholder, or the reverse', MISCOUNTED, ['placeholders']],
  ];
  for (const [what, codes, expected] of cases) {
    for (const code of codes) {
      it(`${what}: ${code}`, () => {
        assert.deepEqual(complaints(code), expected);
      });
    }
  }
});
