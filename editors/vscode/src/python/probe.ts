import * as path from 'node:path';
import { l10n } from 'vscode';
import type { Candidate } from './candidates';
import { run, type Outcome } from './run';

export interface Interpreter {
  /** The program itself, behind any launcher or shim. */
  executable: string;
  /** Such as "3.12.1". */
  version: string;
  origin: Candidate['origin'];
}

/** A candidate that cannot run the server. */
export interface Unfit {
  candidate: Candidate;
  /** Why not, in a sentence. */
  problem: string;
  /** Of a Python that is too old. */
  version?: string;
}

export type Probed = Interpreter | Unfit;

export const LEAST: [number, number] = [3, 11];

// eslint-disable-next-line report-ls/texts -- a program
const QUESTION = 'import json, sys; print(json.dumps([sys.executable, *sys.version_info[:3]]))';
/** A shim that installs something first, or a network drive that is gone, is not waited for. */
const PATIENCE_MS = 5_000;

export function isFit(probed: Probed): probed is Interpreter {
  return 'executable' in probed;
}

/** Run a candidate, if it may be run, to see whether it is a Python that fits. `folder` is the folder that it runs in. */
export async function probe(candidate: Candidate, folder: string, patience = PATIENCE_MS): Promise<Probed> {
  if (candidate.refusal !== undefined) {
    return { candidate, problem: candidate.refusal };
  }
  // What is run is never left to a search that the system does, which may begin in the current folder
  if (!path.isAbsolute(candidate.command)) {
    return { candidate, problem: l10n.t('{0} was not found.', nameOf(candidate)) };
  }
  return read(
    candidate,
    await run(candidate.command, [...candidate.args, '-I', '-S', '-c', QUESTION], folder, patience),
  );
}

/** What the answer of a candidate says. */
export function read(candidate: Candidate, { stdout, failure }: Outcome): Probed {
  const name = nameOf(candidate);
  if (failure !== undefined) {
    return { candidate, problem: failure(name) };
  }
  const answer = parsed(stdout);
  if (!answer) {
    return { candidate, problem: l10n.t('{0} is no Python.', name) };
  }
  const [executable, major, minor, micro] = answer;
  const version = `${major}.${minor}.${micro}`;
  return major < LEAST[0] || (major === LEAST[0] && minor < LEAST[1])
    ? {
        candidate,
        version,
        problem: l10n.t('{0} is Python {1}, and {2} or later is needed.', name, version, LEAST.join('.')),
      }
    : { executable: executable || candidate.command, version, origin: candidate.origin };
}

/** The executable, which may be empty, and the three numbers of the version; undefined for any other answer. */
function parsed(stdout: string): [string, number, number, number] | undefined {
  try {
    // A shim may say something of its own first
    const answer: unknown = JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
    return isAnswer(answer) ? answer : undefined;
  } catch {
    return undefined;
  }
}

function isAnswer(answer: unknown): answer is [string, number, number, number] {
  return (
    Array.isArray(answer) &&
    answer.length === 4 &&
    ['string', 'object'].includes(typeof answer[0]) &&
    answer.slice(1).every((part) => Number.isInteger(part))
  );
}

function nameOf({ command, args }: Candidate): string {
  return [command, ...args].join(' ');
}
