const MOST = 4;
const WITHIN_MS = 3 * 60_000;

/** Whether a server that ended by itself is started again: not if it keeps ending. */
export class Restarts {
  private times: number[] = [];

  /** Note that the server ended at a time in milliseconds; whether to start it again. */
  allow(now: number): boolean {
    this.times = [...this.times.filter((time) => now - time < WITHIN_MS), now];
    return this.times.length <= MOST;
  }

  forget(): void {
    this.times = [];
  }
}
