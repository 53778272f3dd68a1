import * as vscode from 'vscode';
import { SECTION } from '../settings';
import { codeOf } from './codes';
import { hasWorkspace, type Scope } from './severity';

/** Offers at each problem of a report to switch its kind off. */
const turnOffActions: vscode.CodeActionProvider = {
  provideCodeActions(document, _, { diagnostics }) {
    if (!vscode.workspace.getConfiguration(SECTION, document).get<boolean>('codeAction.enabled', true)) {
      return [];
    }
    const codes = new Set(diagnostics.map(codeOf).filter((code) => code !== undefined));
    const scopes: Scope[] = hasWorkspace() ? ['workspace', 'user'] : ['user'];
    return [...codes].flatMap((code) =>
      scopes.map((scope) =>
        action(
          code,
          scope,
          document.uri,
          diagnostics.filter((each) => codeOf(each) === code),
        ),
      ),
    );
  },
};

function action(code: string, scope: Scope, document: vscode.Uri, diagnostics: vscode.Diagnostic[]): vscode.CodeAction {
  const title =
    scope === 'user'
      ? vscode.l10n.t('Turn off {0} for me', code)
      : vscode.l10n.t('Turn off {0} in this workspace', code);
  const offered = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  offered.diagnostics = diagnostics;
  offered.command = { command: 'reportLs.turnOff', title, arguments: [code, scope, document] };
  return offered;
}

export function offerToTurnOff(): vscode.Disposable {
  return vscode.languages.registerCodeActionsProvider({ language: 'markdown' }, turnOffActions, {
    providedCodeActionKinds: [vscode.CodeActionKind.QuickFix],
  });
}
