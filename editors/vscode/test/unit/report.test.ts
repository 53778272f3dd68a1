import * as assert from 'node:assert/strict';
import { mayBeReport } from '../../src/report/detect';
import { countWords } from '../../src/report/words';
import { longCount, passing, shortCount, size } from '../../src/report/counts';
import { altText, figureSize, figureUse } from '../../src/report/figures';
import { nextUnfinished, placeToWrite, questionAt } from '../../src/report/questions';
import { statusText } from '../../src/report/statusText';
import { nodesOf, pathToQuestion } from '../../src/view/nodes';
import { figure, question, report } from './support';

describe('what may be a report', () => {
  it('has a heading of a question', () => {
    assert.ok(mayBeReport('# Title\n\n### Question 5\n'));
    assert.ok(mayBeReport('## question 12\n'));
    assert.ok(mayBeReport('# Title\r\n\r\n### Question 5\r\n'));
    assert.ok(!mayBeReport('# Title\n\nQuestion 5 is hard.\n'));
    assert.ok(!mayBeReport('### Questions\n'));
  });
});

describe('words', () => {
  it('are counted as Python splits them', () => {
    assert.equal(countWords(''), 0);
    assert.equal(countWords('  one - two\u00a0three\u2003four\n'), 5);
    assert.equal(countWords('a\u001cb\u0085c'), 3);
    assert.equal(countWords('a\ufeffb'), 1);
  });
});

describe('counts', () => {
  it('are short in the status bar', () => {
    assert.equal(shortCount(question(5, { words: 97, wordLimits: [100, 200] })), '97/100-200');
    assert.equal(
      shortCount(question(14, { words: 97, wordLimits: [200, 300], imageLimits: [1, 3] })),
      '97/200-300 · 0/1-3 img',
    );
    assert.equal(shortCount(question(1, { words: 1 })), '1');
    assert.equal(shortCount(question(20, { words: 0, images: 1, imageLimits: [1, 1] })), '0 · 1/1 img');
  });

  it('are whole sentences elsewhere', () => {
    assert.equal(longCount(question(5, { words: 97, wordLimits: [100, 200] })), '97 of 100-200 words, 3 short');
    assert.equal(longCount(question(5, { words: 203, wordLimits: [100, 200] })), '203 of 100-200 words, 3 over');
    assert.equal(longCount(question(1, { words: 1 })), '1 word, no limit');
    assert.equal(longCount(question(20, { images: 1, imageLimits: [1, 1] })), '0 words, no limit; 1 of 1 image');
  });

  it('are singular for one question', () => {
    assert.equal(passing(20, 31), '20 of 31 questions pass');
    assert.equal(passing(0, 1), '0 of 1 question passes');
    const range = { start: { line: 1, character: 0 }, end: { line: 1, character: 5 } };
    const checklist = [{ text: 'Tests', modules: [], week: 'Week 1', ticked: true, range }];
    const one = report([question(1, {})], { passed: 1, total: 1, checklist });
    assert.match(statusText(one, undefined, undefined).tooltip, /^\*\*1 of 1 question passes\.\*\*/);
    assert.deepEqual(
      nodesOf(one).map((node) => node.tooltip),
      ['A section: 1 of 1 question passes', 'Checklist: 1/1 item is ticked'],
    );
  });

  it('have sizes with units', () => {
    assert.deepEqual([812, 45_300, 1_230_000].map(size), ['812 B', '45 kB', '1.2 MB']);
  });
});

describe('figures', () => {
  it('tell their size and use', () => {
    assert.equal(figureSize(figure('figures/a.png', { width: 20, height: 10, bytes: 900 })), '20 × 10 · 900 B');
    assert.equal(figureUse(figure('figures/a.png', { usedIn: [14, 19] })), 'in questions 14 and 19');
    assert.equal(figureUse(figure('figures/a.png', { usedIn: [5] })), 'in question 5');
    assert.equal(figureUse(figure('figures/a.png', { sample: true })), 'sample of the course');
  });

  it('have their name as text', () => {
    assert.equal(altText(figure('figures/deep/loss_curves-[new].v2.png')), 'loss curves new.v2');
  });
});

describe('questions', () => {
  const all = report([
    question(1, { line: 0 }),
    question(2, { line: 10, state: 'failed' }),
    question(3, { line: 20, state: 'missing', range: null }),
    question(4, { line: 30, state: 'unanswered' }),
  ]);

  it('are found by position', () => {
    assert.equal(questionAt(all, { line: 12, character: 3 })?.number, 2);
    assert.equal(questionAt(all, { line: 99, character: 0 }), undefined);
  });

  it('begin where the one before ends', () => {
    const touching = report([question(1, { line: 0, lines: 10 }), question(2, { line: 10 })]);
    assert.equal(questionAt(touching, { line: 10, character: 0 })?.number, 2);
  });

  it('that are unfinished follow each other in a ring', () => {
    const next = (line: number, direction: 1 | -1) => nextUnfinished(all, { line, character: 0 }, direction)?.number;
    assert.deepEqual([next(0, 1), next(11, 1), next(31, 1)], [2, 4, 2]);
    assert.deepEqual([next(31, -1), next(11, -1), next(0, -1)], [2, 4, 4]);
    assert.equal(nextUnfinished(report([question(1, {})]), { line: 0, character: 0 }, 1), undefined);
  });

  it('are written on at the end, or in place of the placeholder', () => {
    const answer = { start: { line: 3, character: 0 }, end: { line: 3, character: 9 } };
    assert.deepEqual(placeToWrite(question(1, { state: 'unanswered', answerRange: answer })), answer);
    assert.deepEqual(placeToWrite(question(1, { state: 'failed', answerRange: answer })), {
      start: answer.end,
      end: answer.end,
    });
  });
});

describe('the status bar', () => {
  const five = question(5, { words: 97, wordLimits: [100, 200], state: 'failed', title: 'Code quality' });

  it('tells the question and the whole', () => {
    assert.equal(statusText(report([five], { passed: 23 }), five, undefined).text, 'Q5 97/100-200 · 23 of 31 pass');
  });

  it('tells the words selected instead', () => {
    assert.equal(statusText(report([five], { passed: 23 }), five, 1).text, '1 word selected · 23 of 31 pass');
  });

  it('tells the whole alone outside questions', () => {
    assert.equal(statusText(report([five], { passed: 23 }), undefined, undefined).text, '23 of 31 pass');
  });

  it('tells that report.py stops', () => {
    const { text, tooltip } = statusText(report([five], { passed: null, stopped: true }), five, undefined);
    assert.equal(text, 'Q5 97/100-200 · report.py stops');
    assert.match(tooltip, /report\.py stops/);
  });

  it('lists what fails in its tooltip, but not without end', () => {
    const many = Array.from({ length: 20 }, (_, index) => question(index + 1, { state: 'unanswered' }));
    const { tooltip } = statusText(report(many), undefined, undefined);
    assert.match(tooltip, /Q12 /);
    assert.match(tooltip, /and 8 more/);
    assert.doesNotMatch(tooltip, /Q13 /);
  });
});

describe('the view', () => {
  it('has sections, the checklist and unused figures', () => {
    const item = {
      text: 'Tests',
      modules: ['M16'],
      range: { start: { line: 1, character: 0 }, end: { line: 1, character: 5 } },
    };
    const nodes = nodesOf(
      report([question(5, { words: 3 })], {
        checklist: [
          { ...item, week: 'Week 1', ticked: true },
          { ...item, week: 'Week 2', ticked: false },
        ],
        figures: [figure('figures/a.png', {}), figure('figures/b.png', { usedIn: [14] })],
        unusedFigures: ['figures/a.png'],
      }),
    );
    assert.deepEqual(
      nodes.map(({ label, description }) => `${label} ${description}`),
      ['A section 1/1', 'Checklist 1/2', 'Unused figures 1'],
    );
    assert.deepEqual(
      nodes[1]?.children.map(({ label }) => label),
      ['Week 1', 'Week 2'],
    );
    assert.deepEqual(
      pathToQuestion(nodes, 5).map(({ kind }) => kind),
      ['section', 'question'],
    );
  });

  it('has an id of its own for each line', () => {
    const nodes = nodesOf(report([question(1, {}), question(2, {})]));
    const ids = nodes.flatMap((node) => [node.id, ...node.children.map(({ id }) => id)]);
    assert.equal(new Set(ids).size, ids.length);
  });
});
