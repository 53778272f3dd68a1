import type { Position, Question, Range, Report } from '../protocol';

/** All questions, in the order of the report. */
export function questionsOf(report: Report): Question[] {
  return report.sections.flatMap((section) => section.questions);
}

/** The question at a position of the report's text; where one ends and the next begins, the next. */
export function questionAt(report: Report, position: Position): Question | undefined {
  return questionsOf(report).findLast((question) => question.range !== null && contains(question.range, position));
}

/** The questions that do not pass, those that are missing included. */
export function unfinishedOf(report: Report): Question[] {
  return questionsOf(report).filter((question) => question.state !== 'passed');
}

/** The unfinished question after or before a position; from the last one on to the first. */
export function nextUnfinished(report: Report, position: Position, direction: 1 | -1): Question | undefined {
  const found = unfinishedOf(report)
    .filter(isThere)
    .sort((one, other) => compare(one.range.start, other.range.start));
  const here = questionAt(report, position)?.range?.start ?? position;
  return direction === 1
    ? (found.find((question) => compare(question.range.start, here) > 0) ?? found[0])
    : (found.findLast((question) => compare(question.range.start, here) < 0) ?? found.at(-1));
}

/** What to select for writing on: all of a placeholder, so that typing replaces it, else the end of the answer. */
export function placeToWrite(question: Question): Range | null {
  const answer = question.answerRange ?? question.headingRange;
  return answer && question.state !== 'unanswered' ? { start: answer.end, end: answer.end } : answer;
}

function isThere(question: Question): question is Question & { range: Range } {
  return question.range !== null;
}

function contains(range: Range, position: Position): boolean {
  return compare(range.start, position) <= 0 && compare(position, range.end) <= 0;
}

function compare(one: Position, other: Position): number {
  return one.line - other.line || one.character - other.character;
}
