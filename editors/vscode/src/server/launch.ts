import * as path from 'node:path';
import { l10n } from 'vscode';
import { originText } from '../python/origins';
import type { Interpreter } from '../python/probe';

export interface Launch {
  command: string;
  args: string[];
  /** What is started, for the log and for Show Server Version. */
  description: string;
  /** The Python that was found for it; undefined for a server of the user's own. */
  interpreter?: Interpreter;
}

/**
 * How the bundled server is started. `-I` and `-S` keep PYTHONPATH, the current folder and every site-packages out of its way;
 * run_server.py puts the bundled libraries first.
 */
export function bundledServer(interpreter: Interpreter, extensionFolder: string): Launch {
  const script = path.join(extensionFolder, 'bundled', 'run_server.py');
  return {
    command: interpreter.executable,
    args: ['-I', '-S', '-X', 'utf8', script, '--stdio'],
    description: l10n.t(
      'Python {0} at {1}, from {2}',
      interpreter.version,
      interpreter.executable,
      originText(interpreter.origin),
    ),
    interpreter,
  };
}

/** How a server of the user's own is started; undefined where none is set. */
export function ownServer([command, ...args]: readonly string[]): Launch | undefined {
  return command
    ? { command, args, description: l10n.t('{0}, from the setting reportLs.server', [command, ...args].join(' ')) }
    : undefined;
}
