import type { Figure, Question, Report } from '../../src/protocol';

/** A question that passes, but for what is given. `line` and `lines` are where it stands. */
export function question(number: number, given: Partial<Question> & { line?: number; lines?: number }): Question {
  const { line = 0, lines = 9, ...rest } = given;
  const range = { start: { line, character: 0 }, end: { line: line + lines, character: 0 } };
  return {
    number,
    title: 'A title',
    state: 'passed',
    official: true,
    words: 0,
    images: 0,
    wordLimits: null,
    imageLimits: null,
    range,
    headingRange: range,
    answerRange: range,
    ...rest,
  };
}

export function report(questions: Question[], given: Partial<Report> = {}): Report {
  return {
    uri: 'file:///report.md',
    version: 1,
    edition: '2026',
    limits: 'edition',
    note: null,
    passed: 0,
    total: 31,
    stopped: false,
    sections: [{ title: 'A section', range: null, headingRange: null, questions }],
    checklist: [],
    unusedFigures: [],
    figures: [],
    ...given,
  };
}

export function figure(name: string, given: Partial<Figure> = {}): Figure {
  return { name, path: name, bytes: 1, width: null, height: null, usedIn: [], sample: false, ...given };
}
