/** Work that the clock drives. It is done by one process at a time, however many run the schedule. */
export interface ScheduledJob {
  /** Unique; kebab-case. */
  readonly name: string;
  /** From the start of one run to the start of the next, milliseconds. A run that takes longer delays the next, it never meets it. */
  readonly everyMs: number;
  /** Must bear being broken off and begun anew. What it throws is logged, and the next run comes as ever. */
  run(signal: AbortSignal): Promise<void>;
}

/** The clock: it only says when. Whatever a job must remember lies in Postgres. */
export interface Schedule {
  /** Runs each job at once, unless another process has just done so, and then again and again. Call it once. */
  start(jobs: readonly ScheduledJob[]): Promise<void>;
  /** Throws `DEPENDENCY_UNAVAILABLE` when jobs cannot come now. */
  ping(): Promise<void>;
  /** Starts no more runs, aborts and waits for those under way. Safe to call twice. */
  close(): Promise<void>;
}
