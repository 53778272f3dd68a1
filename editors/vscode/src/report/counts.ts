import { l10n } from 'vscode';
import type { Bounds, Question, Report } from '../protocol';

/** Counts and limits as people read them. */

/** Such as "97/100-200", with "0/1-3 img" behind it where images are asked for: the short form of the server's own texts. */
export function shortCount(question: Question): string {
  const words = question.wordLimits ? `${question.words}/${bounds(question.wordLimits)}` : `${question.words}`;
  return question.imageLimits
    ? l10n.t('{0} · {1}/{2} img', words, question.images, bounds(question.imageLimits))
    : words;
}

/** Such as "97 of 100-200 words, 3 short; 0 of 1-3 images, 1 short". */
export function longCount(question: Question): string {
  const parts = [wordCount(question.words, question.wordLimits)];
  if (question.imageLimits || question.images > 0) {
    parts.push(imageCount(question.images, question.imageLimits));
  }
  return parts.join('; ');
}

/** Such as "23 of 31 pass", or that the check stops. */
export function shortVerdict(report: Report): string {
  if (report.passed === null) {
    return l10n.t('report.py stops');
  }
  return report.total === 1
    ? l10n.t('{0} of 1 passes', report.passed)
    : l10n.t('{0} of {1} pass', report.passed, report.total);
}

/** A number of bytes as "812 B", "45 kB", "1.2 MB". */
export function size(bytes: number): string {
  if (bytes < 1000) {
    return l10n.t('{0} B', bytes);
  }
  if (bytes < 1_000_000) {
    return l10n.t('{0} kB', Math.round(bytes / 1000));
  }
  const [whole = '', tenth = ''] = (bytes / 1_000_000).toFixed(1).split('.');
  return l10n.t('{0}.{1} MB', whole, tenth);
}

/** Such as "3 problems". */
export function problems(number: number): string {
  return number === 1 ? l10n.t('1 problem') : l10n.t('{0} problems', number);
}

/** Such as "12 words selected". */
export function selected(words: number): string {
  return words === 1 ? l10n.t('1 word selected') : l10n.t('{0} words selected', words);
}

/** Such as "20 of 31 questions pass", "1 of 1 question passes". */
export function passing(passed: number, total: number): string {
  return total === 1 ? l10n.t('{0} of 1 question passes', passed) : l10n.t('{0} of {1} questions pass', passed, total);
}

export function allPass(total: number): string {
  return total === 1 ? l10n.t('The one question passes.') : l10n.t('All {0} questions pass.', total);
}

/** Such as "Q5 Code quality". */
export function shortName({ number, title }: Question): string {
  return l10n.t('Q{0} {1}', number, title);
}

function wordCount(number: number, limits: Bounds | null): string {
  const all = number === 1 ? l10n.t('1 word') : l10n.t('{0} words', number);
  const ofSome = (of: string) =>
    limits?.[1] === 1 ? l10n.t('{0} of {1} word', number, of) : l10n.t('{0} of {1} words', number, of);
  return count(number, limits, all, ofSome);
}

function imageCount(number: number, limits: Bounds | null): string {
  const all = number === 1 ? l10n.t('1 image') : l10n.t('{0} images', number);
  const ofSome = (of: string) =>
    limits?.[1] === 1 ? l10n.t('{0} of {1} image', number, of) : l10n.t('{0} of {1} images', number, of);
  return count(number, limits, all, ofSome);
}

/** A number that may have limits: `all` says it without, `ofSome` beside them. */
function count(number: number, limits: Bounds | null, all: string, ofSome: (of: string) => string): string {
  if (!limits) {
    return l10n.t('{0}, no limit', all);
  }
  const [least, most] = limits;
  const text = ofSome(bounds(limits));
  if (number < least) {
    return l10n.t('{0}, {1} short', text, least - number);
  }
  return number > most ? l10n.t('{0}, {1} over', text, number - most) : text;
}

function bounds([least, most]: Bounds): string {
  return least === most ? `${least}` : `${least}-${most}`;
}
