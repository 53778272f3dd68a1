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

export async function pause(ms: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, ms));
}
