import { l10n } from 'vscode';
import type { Question, Report } from '../protocol';
import { longCount, passing, selected, shortCount, shortName, shortVerdict } from './counts';
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
      ? question && l10n.t('Q{0} {1}', question.number, shortCount(question))
      : selected(selectedWords);
  return {
    text: [here, shortVerdict(report)].filter((part) => part !== undefined).join(' · '),
    tooltip: [question && aboutQuestion(question), aboutReport(report)].filter(Boolean).join('\n\n---\n\n'),
  };
}

function aboutQuestion(question: Question): string {
  const count = longCount(question);
  const state = {
    passed: l10n.t('Passes: {0}.', count),
    failed: l10n.t('Does not pass: {0}.', count),
    unanswered: l10n.t('Not answered yet: {0}.', count),
    missing: l10n.t('Missing: {0}.', count),
  };
  return `**${l10n.t('Question {0}: {1}', question.number, question.title)}**\n\n${state[question.state]}`;
}

function aboutReport(report: Report): string {
  const unfinished = unfinishedOf(report);
  const lines = unfinished.slice(0, MOST_LISTED).map((question) => `- ${shortName(question)}: ${reason(question)}`);
  if (unfinished.length > MOST_LISTED) {
    lines.push(`- ${l10n.t('and {0} more', unfinished.length - MOST_LISTED)}`);
  }
  const verdict =
    report.passed === null
      ? l10n.t('**report.py stops** and checks nothing.')
      : `**${passing(report.passed, report.total)}.**`;
  const limits =
    report.limits === 'report.py'
      ? l10n.t('Limits of the report.py beside the report.')
      : l10n.t('Limits of the edition {0}.', report.edition);
  return [verdict, lines.join('\n'), limits, report.note].filter(Boolean).join('\n\n');
}

/** Why a question is not finished, in a few words. */
export function reason(question: Question): string {
  if (question.state === 'missing') {
    return l10n.t('missing');
  }
  return question.state === 'unanswered' ? l10n.t('not answered yet') : longCount(question);
}
