import { execFile } from 'node:child_process';
import type { Candidate } from './candidates';

export interface Interpreter {
  /** The program itself, behind any launcher or shim. */
  executable: string;
  /** Such as "3.12.1". */
  version: string;
  origin: Candidate['origin'];
}

/** Why a candidate cannot run the server, in a sentence. */
export interface Unfit {
  problem: string;
}

export const LEAST: [number, number] = [3, 11];

const QUESTION = 'import json, sys; print(json.dumps([sys.executable, *sys.version_info[:3]]))';
/** A shim that installs something first, or a network drive that is gone, is not waited for. */
const PATIENCE_MS = 10_000;

/** Run a candidate to see whether it is a Python that fits. `folder` is the folder that it runs in. */
export async function probe(candidate: Candidate, folder: string): Promise<Interpreter | Unfit> {
  return await new Promise((resolve) => {
    const options = { cwd: folder, timeout: PATIENCE_MS, windowsHide: true };
    execFile(candidate.command, [...candidate.args, '-I', '-S', '-c', QUESTION], options, (error, stdout) => {
      resolve(read(candidate, stdout, error));
    });
  });
}

/** What the answer of a candidate says. */
export function read(candidate: Candidate, answer: string, error: Error | null): Interpreter | Unfit {
  const name = [candidate.command, ...candidate.args].join(' ');
  if (error) {
    const isGone = (error as NodeJS.ErrnoException).code === 'ENOENT';
    return { problem: isGone ? `${name} was not found.` : `${name} is no Python ${LEAST.join('.')} or later.` };
  }
  try {
    const [executable, major, minor, micro] = JSON.parse(answer) as [string, number, number, number];
    const version = `${major}.${minor}.${micro}`;
    const isOld = major < LEAST[0] || (major === LEAST[0] && minor < LEAST[1]);
    return isOld
      ? { problem: `${name} is Python ${version}, and ${LEAST.join('.')} or later is needed.` }
      : { executable: executable || candidate.command, version, origin: candidate.origin };
  } catch {
    return { problem: `${name} is no Python.` };
  }
}
