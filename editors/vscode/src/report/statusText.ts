import type { Question, Report } from '../protocol';
import { longCount, passing, plural, shortCount, shortVerdict } from './counts';
import { unfinishedOf } from './questions';

/** How many questions the tooltip lists. */
const MOST_LISTED = 12;

export interface StatusText {
  text: string;
  /** Markdown. */
  tooltip: string;
}

/** What the status bar says: of the words selected if any are, else of the question at the cursor, and of the whole report. */
export function statusText(
  report: Report,
  question: Question | undefined,
  selectedWords: number | undefined,
): StatusText {
  const here =
    selectedWords === undefined
      ? question && `Q${question.number} ${shortCount(question)}`
      : `${plural(selectedWords, 'word')} selected`;
  return {
    text: [here, shortVerdict(report)].filter((part) => part !== undefined).join(' · '),
    tooltip: [question && aboutQuestion(question), aboutReport(report)].filter(Boolean).join('\n\n---\n\n'),
  };
}

function aboutQuestion(question: Question): string {
  const state = { passed: 'Passes', failed: 'Does not pass', unanswered: 'Not answered yet', missing: 'Missing' };
  return `**Question ${question.number}: ${question.title}**\n\n${state[question.state]}: ${longCount(question)}.`;
}

function aboutReport(report: Report): string {
  const unfinished = unfinishedOf(report);
  const lines = unfinished
    .slice(0, MOST_LISTED)
    .map((question) => `- Q${question.number} ${question.title}: ${reason(question)}`);
  if (unfinished.length > MOST_LISTED) {
    lines.push(`- and ${unfinished.length - MOST_LISTED} more`);
  }
  const verdict =
    report.passed === null ? '**report.py stops** and checks nothing.' : `**${passing(report.passed, report.total)}.**`;
  const limits =
    report.limits === 'report.py'
      ? 'Limits of the report.py beside the report.'
      : `Limits of the edition ${report.edition}.`;
  return [verdict, lines.join('\n'), limits, report.note].filter(Boolean).join('\n\n');
}

/** Why a question is not finished, in a few words. */
export function reason(question: Question): string {
  if (question.state === 'missing') {
    return 'missing';
  }
  return question.state === 'unanswered' ? 'not answered yet' : longCount(question);
}
