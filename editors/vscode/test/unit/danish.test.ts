import * as assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import * as l10n from '@vscode/l10n';
import { fromOrigin } from '../../src/python/origins';
import { isFit, probe } from '../../src/python/probe';
import { longCount, passing, problems, shortCount, size } from '../../src/report/counts';
import { figureUse } from '../../src/report/figures';
import { statusText } from '../../src/report/statusText';
import { bundledServer } from '../../src/server/launch';
import { nodesOf, type Node } from '../../src/view/nodes';
import { figure, question, report } from './support';

const bundle = path.join(__dirname, '../../../l10n/bundle.l10n.da.json');

describe('in Danish', () => {
  before(() => {
    l10n.config({ fsPath: bundle });
  });
  after(() => {
    l10n.config({ contents: {} });
  });

  it('counts are told', () => {
    const five = question(5, { words: 97, wordLimits: [100, 200], images: 2, imageLimits: [1, 1] });
    assert.equal(longCount(five), '97 af 100-200 ord, 3 for få; 2 af 1 billede, 1 for mange');
    assert.equal(shortCount(five), '97/100-200 · 2/1 billeder');
    assert.equal(longCount(question(1, { words: 1 })), '1 ord, ingen grænse');
    assert.deepEqual(
      [passing(20, 31), passing(0, 1)],
      ['20 af 31 spørgsmål er i orden', '0 af 1 spørgsmål er i orden'],
    );
    assert.deepEqual([1, 2].map(problems), ['1 problem', '2 problemer']);
  });

  it('numbers have a comma', () => {
    assert.deepEqual([812, 45_300, 1_230_000].map(size), ['812 B', '45 kB', '1,2 MB']);
  });

  it('the status bar tells the question and the whole', () => {
    const five = question(5, { words: 97, wordLimits: [100, 200], state: 'failed', title: 'Code quality' });
    const { text, tooltip } = statusText(report([five], { passed: 23 }), five, undefined);
    assert.equal(text, 'Spm. 5 97/100-200 · 23 af 31 i orden');
    assert.equal(
      tooltip,
      [
        '**Spørgsmål 5: Code quality**',
        'Ikke i orden: 97 af 100-200 ord, 3 for få.',
        '---',
        '**23 af 31 spørgsmål er i orden.**',
        '- Spm. 5 Code quality: 97 af 100-200 ord, 3 for få',
        'Grænserne er fra udgaven 2026.',
      ].join('\n\n'),
    );
    assert.equal(statusText(report([], { passed: null }), undefined, 3).text, '3 ord markeret · report.py stopper');
  });

  it('the view is', () => {
    const range = { start: { line: 1, character: 0 }, end: { line: 1, character: 5 } };
    const shown = report([question(5, { state: 'unanswered' }), question(6, { words: 3 })], {
      checklist: [{ text: 'Tests', modules: [], week: 'Week 1', ticked: true, range }],
      figures: [figure('figures/a.png')],
      unusedFigures: ['figures/a.png'],
    });
    const lines = (nodes: Node[]): string[] =>
      nodes.flatMap(({ label, description, tooltip, children }) => [
        [label, description, tooltip].join(' | '),
        ...lines(children),
      ]);
    assert.deepEqual(lines(nodesOf(shown)), [
      'A section | 1/2 | A section: 1 af 2 spørgsmål er i orden',
      'Spm. 5 A title | 0 | Spørgsmål 5, A title: ikke besvaret endnu',
      'Spm. 6 A title | 3 | Spørgsmål 6, A title: i orden, 3 ord, ingen grænse',
      'Tjekliste | 1/1 | Tjekliste: 1/1 punkt er krydset af',
      'Week 1 | 1/1 | Week 1: 1/1 punkt er krydset af',
      'Tests |  | Tests',
      'Ubrugte figurer | 1 | Figurer, som ingen besvarelse viser',
      'a.png | 1 B | figures/a.png, ikke brugt endnu',
    ]);
  });

  it('figures tell their use', () => {
    assert.equal(figureUse(figure('figures/a.png', { usedIn: [14, 19] })), 'i spørgsmål 14 og 19');
    assert.equal(figureUse(figure('figures/a.png', { sample: true })), 'eksempel fra kurset');
  });

  it('a Python is told, and what is wrong with one', async () => {
    const found = { executable: '/p/python', version: '3.12.1', origin: 'the Python extension' } as const;
    assert.equal(bundledServer(found, '/x').description, 'Python 3.12.1 i /p/python, fra Python-udvidelsen');
    assert.deepEqual((['the workspace', 'PATH', 'uv'] as const).map(fromOrigin), [
      'Fra arbejdsområdet',
      'Fra PATH',
      'Fra uv',
    ]);
    const script = 'console.error("The reason"); process.exit(3)';
    const candidate = { command: process.execPath, args: ['-e', script, '--'], origin: 'PATH' } as const;
    const probed = await probe({ ...candidate, args: [...candidate.args] }, tmpdir(), 60_000);
    assert.ok(!isFit(probed));
    assert.match(probed.problem, / sluttede med status 3: The reason\.$/);
  });

  it('all values are put in', () => {
    const texts = JSON.parse(readFileSync(bundle, 'utf8')) as Record<string, string>;
    for (const [text, translated] of Object.entries(texts)) {
      const values = ['<0>', '<1>', '<2>'];
      assert.equal(l10n.t(text, ...values), translated.replace(/\{(\d)\}/g, '<$1>'));
    }
  });
});
