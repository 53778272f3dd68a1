import * as vscode from 'vscode';

/** What the server calls its diagnostics. */
const SOURCE = 'report-ls';

interface Manifest {
  contributes: {
    configuration: { properties: Record<string, { properties?: Record<string, { markdownDescription: string }> }> };
  };
}

/** All codes, each with a line of description, in the order of the setting that has them all. */
export function allCodes(manifest: unknown): ReadonlyMap<string, string> {
  const { properties } = (manifest as Manifest).contributes.configuration;
  const codes = properties['reportLs.severity']?.properties ?? {};
  return new Map(Object.entries(codes).map(([code, { markdownDescription }]) => [code, markdownDescription]));
}

/** Codes to pick from: those of the problems in the active editor first. */
export function codesWith(codes: ReadonlyMap<string, string>): vscode.QuickPickItem[] {
  const document = vscode.window.activeTextEditor?.document;
  const here = new Set(document && vscode.languages.getDiagnostics(document.uri).map(codeOf));
  const item = (code: string) => ({ label: code, description: codes.get(code) ?? '' });
  const [found, others] = [
    [...codes.keys()].filter((code) => here.has(code)),
    [...codes.keys()].filter((code) => !here.has(code)),
  ];
  return [
    ...(found.length > 0
      ? [separator(vscode.l10n.t('In this report')), ...found.map(item), separator(vscode.l10n.t('Others'))]
      : []),
    ...others.map(item),
  ];
}

function separator(label: string): vscode.QuickPickItem {
  return { label, kind: vscode.QuickPickItemKind.Separator };
}

/** The code of a problem of a report; undefined for problems of others. */
export function codeOf({ code, source }: vscode.Diagnostic): string | undefined {
  const value = typeof code === 'object' ? code.value : code;
  return source === SOURCE && typeof value === 'string' ? value : undefined;
}
