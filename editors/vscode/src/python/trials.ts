import type { Candidate } from './candidates';
import { isFit, type Interpreter, type Probed, type Unfit } from './probe';

export type Ask = (candidate: Candidate) => Promise<Probed>;

/** What came of trying one candidate after the other. */
export interface Trials {
  /** The first that fits. */
  interpreter: Interpreter | undefined;
  /** Those that were tried before it. */
  unfit: Unfit[];
  /** Whether the rest was not tried, as those before took too long. */
  isCutShort: boolean;
}

/** Programs that do not answer are given up one by one; this is for many of them. */
const PATIENCE_MS = 30_000;
const AT_ONCE = 4;

/** Try candidates until one fits. */
export async function firstFit(candidates: Iterable<Candidate>, ask: Ask, patience = PATIENCE_MS): Promise<Trials> {
  const end = Date.now() + patience;
  const unfit: Unfit[] = [];
  for (const candidate of candidates) {
    if (Date.now() >= end) {
      return { interpreter: undefined, unfit, isCutShort: true };
    }
    const probed = await ask(candidate);
    if (isFit(probed)) {
      return { interpreter: probed, unfit, isCutShort: false };
    }
    unfit.push(probed);
  }
  return { interpreter: undefined, unfit, isCutShort: false };
}

/** Try all candidates, a few at once. They come in their order, and those that turn out to be the same Python come once. */
export async function tryAll(candidates: Iterable<Candidate>, ask: Ask): Promise<Probed[]> {
  const waiting = [...candidates].entries();
  const found: Probed[] = [];
  const work = async () => {
    for (const [index, candidate] of waiting) {
      found[index] = await ask(candidate);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  const known = new Set<string>();
  return found.filter((probed) => {
    const isNew = !isFit(probed) || !known.has(probed.executable);
    if (isFit(probed)) {
      known.add(probed.executable);
    }
    return isNew;
  });
}
