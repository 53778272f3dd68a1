import { l10n } from 'vscode';
import { LEAST } from '../python/probe';
import type { Failure } from './supervisor';

/** What a person is told where the server does not run, and what helps. */
export interface Help {
  /** In two words. */
  short: string;
  /** Of the whole report. */
  unchecked: string;
  /** Of a page that was shown before. */
  pageIsOld: string;
  /** What helps. */
  button: string;
  command: string;
}

/** Whoever shows that the server does not run asks here. The texts of the empty Report view are in package.nls.json. */
export function helpFor(failure: Failure): Help {
  switch (failure) {
    case 'no Python':
      return {
        short: l10n.t('no Python'),
        unchecked: l10n.t('The report is not checked, because no Python {0} or later was found.', LEAST.join('.')),
        pageIsOld: l10n.t('No Python {0} or later was found, so this page does not follow the text.', LEAST.join('.')),
        button: l10n.t('Choose Interpreter'),
        command: 'reportLs.chooseInterpreter',
      };
    case 'stopped':
      return {
        short: l10n.t('stopped'),
        unchecked: l10n.t('The report server does not run, so nothing is checked.'),
        pageIsOld: l10n.t('The report server does not run, so this page does not follow the text.'),
        button: l10n.t('Start the Server Again'),
        command: 'reportLs.restart',
      };
  }
}
