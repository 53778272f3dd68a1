import { l10n } from 'vscode';
import type { Figure } from '../protocol';
import { size } from './counts';

/** Such as "1200 × 800 · 45 kB". */
export function figureSize(figure: Figure): string {
  const pixels = figure.width !== null && figure.height !== null ? `${figure.width} × ${figure.height} · ` : '';
  return pixels + size(figure.bytes);
}

/** Such as "in questions 14 and 19", "not used yet". */
export function figureUse(figure: Figure): string {
  const others = figure.usedIn.slice(0, -1);
  const last = figure.usedIn.at(-1);
  if (last !== undefined) {
    return others.length > 0
      ? l10n.t('in questions {0} and {1}', others.join(', '), last)
      : l10n.t('in question {0}', last);
  }
  return figure.sample ? l10n.t('sample of the course') : l10n.t('not used yet');
}

/** The text that an image begins with: its file's name, as words. */
export function altText(figure: Figure): string {
  const file = figure.name.slice(figure.name.lastIndexOf('/') + 1);
  return file
    .replace(/\.[^.]*$/, '')
    .replace(/[_\-\s]+/g, ' ')
    .replace(/[[\]]/g, '')
    .trim();
}
