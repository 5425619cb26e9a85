/** So many in so long. */
export interface RateLimit {
  readonly limit: number;
  readonly windowSeconds: number;
}

export interface RateVerdict {
  readonly allowed: boolean;
  /** How many more may come in this window. */
  readonly remaining: number;
  /** Until the window is new, milliseconds. */
  readonly resetMs: number;
}

/** Counts what callers do, over all replicas, in windows that begin with the first that is counted. */
export interface RateLimiter {
  /** Counts one more of `key` and says whether it was within the limit. Never throws: while the shared count is out of reach, each process counts for itself. */
  take(key: string, limit: RateLimit): Promise<RateVerdict>;
  close(): Promise<void>;
}
