import { l10n } from 'vscode';
import { isWithin, pathsOf, type Environment } from './environment';

/** What a program may be run with. */
export interface Permissions {
  isTrusted: boolean;
  /** The folders of the workspace. */
  workspaceFolders: string[];
  /** Whether Apple's developer tools are installed; true on other systems. */
  hasDeveloperTools: boolean;
}

/** Why a program must not be run, in a sentence; undefined where it may be. */
export function refusal(command: string, permissions: Permissions, environment: Environment): string | undefined {
  const ways = spellings(command, environment);
  if (!permissions.isTrusted && permissions.workspaceFolders.some((folder) => holdsAny(folder, ways, environment))) {
    return l10n.t('{0} is in the workspace, which is not trusted.', command);
  }
  if (!permissions.hasDeveloperTools && ways.some((file) => isWithin(file, '/usr/bin', environment))) {
    return l10n.t("{0} is Apple's, and needs the developer tools (xcode-select --install).", command);
  }
  return undefined;
}

function holdsAny(folder: string, files: string[], environment: Environment): boolean {
  return [folder, environment.realPath(folder)].some((each) => files.some((file) => isWithin(file, each, environment)));
}

/** A program as it is named, as its folder is without links, and as it is itself without links. */
function spellings(command: string, environment: Environment): string[] {
  const paths = pathsOf(environment);
  const folder = environment.realPath(paths.dirname(command));
  return [command, paths.join(folder, paths.basename(command)), environment.realPath(command)];
}
