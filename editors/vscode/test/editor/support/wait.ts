/** Generous: on a slow machine everything takes longer, and waiting costs nothing where the condition holds. */
const LIMIT_MS = 60_000;

/** Wait until `look` gives something that is neither undefined, null nor false, and return it. Fails with `what` after `limit` milliseconds. */
export async function until<Found>(
  what: string,
  look: () => Found | Promise<Found>,
  limit = LIMIT_MS,
): Promise<Exclude<Found, undefined | null | false>> {
  const end = Date.now() + limit;
  let found = await look();
  while (found === undefined || found === null || found === false) {
    if (Date.now() > end) {
      throw new Error(`Waited ${limit} ms for: ${what}`);
    }
    await pause(25);
    found = await look();
  }
  return found as Exclude<Found, undefined | null | false>;
}

/**
 * Fails if `act` takes longer than `limit` milliseconds each time of a few; `undo` is called after each. One time in the limit is enough:
 * the others were held up by whatever else the machine did.
 */
export async function holdsWithin(limit: number, act: () => Promise<void>, undo: () => Promise<void>): Promise<void> {
  const times: number[] = [];
  while (times.length < 5) {
    const start = Date.now();
    await act();
    times.push(Date.now() - start);
    await undo();
    if (Math.min(...times) <= limit) {
      return;
    }
  }
  throw new Error(`It took ${times.join(', ')} ms, and ${limit} are allowed.`);
}

export async function pause(ms: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, ms));
}
