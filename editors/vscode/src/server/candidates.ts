import * as path from 'node:path';
import { findOnPath, type Environment } from './pathSearch';

/** Where a Python was found, in the words of the log. */
export type Origin = 'the setting reportLs.interpreter' | 'the Python extension' | 'PATH';

export interface Candidate {
  command: string;
  args: string[];
  origin: Origin;
}

export interface Sources {
  /** The setting `reportLs.interpreter`; empty if it is not set. */
  setting: string;
  /** What the Python extension has chosen. */
  chosen: string | undefined;
  home: string;
  workspaceFolder: string | undefined;
  environment: Environment;
}

/** The Pythons to try, the most wanted first. */
export function candidates(sources: Sources): Candidate[] {
  const found: Candidate[] = [];
  if (sources.setting) {
    found.push({ command: fromSetting(sources), args: [], origin: 'the setting reportLs.interpreter' });
  }
  if (sources.chosen) {
    found.push({ command: sources.chosen, args: [], origin: 'the Python extension' });
  }
  return [...found, ...onPath(sources.environment)];
}

/** `python3`, `python` and, on Windows, `py -3`. */
export function onPath(environment: Environment): Candidate[] {
  const names = [{ name: 'python3' }, { name: 'python' }, { name: 'py', args: ['-3'] }];
  return names.flatMap(({ name, args = [] }) => {
    const command = name === 'py' && environment.platform !== 'win32' ? undefined : findOnPath(name, environment);
    return command === undefined ? [] : [{ command, args, origin: 'PATH' as const }];
  });
}

/** A bare name is looked up on PATH, a relative path belongs to the workspace folder, `~` is the home folder. */
function fromSetting({ setting, home, workspaceFolder, environment }: Sources): string {
  const value = setting
    .replace(/^~(?=[\\/])/, () => home)
    .replaceAll('${userHome}', () => home)
    .replaceAll('${workspaceFolder}', () => workspaceFolder ?? '');
  if (!/[\\/]/.test(value)) {
    return findOnPath(value, environment) ?? value;
  }
  return path.isAbsolute(value) || !workspaceFolder ? value : path.join(workspaceFolder, value);
}
