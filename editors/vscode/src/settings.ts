import * as vscode from 'vscode';

/** The section of all settings, which the server asks for under the same name. */
export const SECTION = 'reportLs';

/** A change of one of these takes effect when the server starts again. */
export const READ_AT_START = ['interpreter', 'server'].map((name) => `${SECTION}.${name}`);

/** The settings that the client itself reads. In a workspace that is not trusted, VS Code leaves out the workspace's own values of both. */
export function settings(): { interpreter: string; server: string[] } {
  const section = vscode.workspace.getConfiguration(SECTION);
  return { interpreter: section.get('interpreter', '').trim(), server: section.get<string[]>('server', []) };
}
