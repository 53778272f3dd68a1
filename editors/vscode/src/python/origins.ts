import { l10n } from 'vscode';
import { SETTING, type Origin } from './candidates';

/** Where a Python was found, in words that stand behind "from". Those that are names are the same in all languages. */
export function originText(origin: Origin): string {
  switch (origin) {
    case SETTING:
      return l10n.t('the setting reportLs.interpreter');
    case 'the Python extension':
      return l10n.t('the Python extension');
    case 'the workspace':
      return l10n.t('the workspace');
    case 'the Microsoft Store':
      return l10n.t('the Microsoft Store');
    case 'the py launcher':
      return l10n.t('the py launcher');
    case 'the Python install manager':
      return l10n.t('the Python install manager');
    default:
      return origin;
  }
}

export function fromOrigin(origin: Origin): string {
  return l10n.t('From {0}', originText(origin));
}
