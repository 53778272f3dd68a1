/** The result of `work`; rejects if it takes longer than `limit` milliseconds. `what` is the beginning of the reason. */
export async function within<Result>(limit: number, what: string, work: Promise<Result>): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`${what} within ${limit / 1000} seconds.`));
    }, limit);
  });
  return await Promise.race([work, tooLate]).finally(() => {
    clearTimeout(timer);
  });
}
