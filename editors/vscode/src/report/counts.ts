import type { Bounds, Question, Report } from '../protocol';

/** Counts and limits as people read them. */

/** Such as "97/100-200", with "0/1-3 img" behind it where images are asked for: the short form of the server's own texts. */
export function shortCount(question: Question): string {
  const words = question.wordLimits ? `${question.words}/${bounds(question.wordLimits)}` : `${question.words}`;
  return question.imageLimits ? `${words} · ${question.images}/${bounds(question.imageLimits)} img` : words;
}

/** Such as "97 of 100-200 words, 3 short; 0 of 1-3 images, 1 short". */
export function longCount(question: Question): string {
  const parts = [count(question.words, question.wordLimits, 'word')];
  if (question.imageLimits || question.images > 0) {
    parts.push(count(question.images, question.imageLimits, 'image'));
  }
  return parts.join('; ');
}

/** Such as "23 of 31 pass", or that the check stops. */
export function shortVerdict(report: Report): string {
  return report.passed === null
    ? 'report.py stops'
    : `${report.passed} of ${report.total} ${report.total === 1 ? 'passes' : 'pass'}`;
}

/** A number of bytes as "812 B", "45 kB", "1.2 MB". */
export function size(bytes: number): string {
  if (bytes < 1000) {
    return `${bytes} B`;
  }
  return bytes < 1_000_000 ? `${Math.round(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

export function plural(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

/** Such as "20 of 31 questions pass", "1 of 1 question passes". */
export function passing(passed: number, total: number): string {
  return `${passed} of ${plural(total, 'question')} ${total === 1 ? 'passes' : 'pass'}`;
}

function count(number: number, limits: Bounds | null, noun: string): string {
  if (!limits) {
    return `${plural(number, noun)}, no limit`;
  }
  const [least, most] = limits;
  const text = `${number} of ${bounds(limits)} ${noun}${most === 1 ? '' : 's'}`;
  if (number < least) {
    return `${text}, ${least - number} short`;
  }
  return number > most ? `${text}, ${number - most} over` : text;
}

function bounds([least, most]: Bounds): string {
  return least === most ? `${least}` : `${least}-${most}`;
}
