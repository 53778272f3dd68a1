import * as vscode from 'vscode';
import type { ActiveReport } from '../activeReport';
import type { Question } from '../protocol';
import { reveal, toRange } from '../ranges';
import { allPass, passing, shortName } from '../report/counts';
import { unfinishedOf } from '../report/questions';
import { reason } from '../report/statusText';
import type { Reports } from '../reports';
import { reportAtHand } from './reportAtHand';

interface QuestionItem extends vscode.QuickPickItem {
  question?: Question;
}

/** Say how many questions pass, as `report.py check` would, and list the others for a jump. */
export async function checkReport(active: ActiveReport, reports: Reports): Promise<void> {
  const shown = await reportAtHand(active, reports);
  if (!shown) {
    return;
  }
  const { report } = shown;
  const unfinished = unfinishedOf(report);
  if (report.passed === report.total) {
    await vscode.window.showInformationMessage(allPass(report.total));
    return;
  }
  const verdict =
    report.passed === null ? vscode.l10n.t('report.py stops and checks nothing') : passing(report.passed, report.total);
  const picked = await vscode.window.showQuickPick(unfinished.map(item), {
    title: verdict,
    placeHolder: vscode.l10n.t('A question to go to'),
    matchOnDescription: true,
  });
  const place = picked?.question?.headingRange ?? picked?.question?.range;
  if (place) {
    await reveal(shown.uri, toRange({ start: place.end, end: place.end }), toRange(place));
  }
}

function item(question: Question): QuestionItem {
  const icons = {
    passed: '$(pass)',
    failed: '$(warning)',
    unanswered: '$(circle-large-outline)',
    missing: '$(error)',
  };
  return {
    label: `${icons[question.state]} ${shortName(question)}`,
    description: reason(question),
    question,
  };
}
