/**
 * Keeps what is dear to read, over all replicas. An entry belongs to a scope, and a scope is left behind as a whole: whoever writes does so
 * after its commit and before it answers, so that no read that begins later meets what was before. Without the store every read is a
 * miss; nothing throws.
 */
export interface Cache {
  /**
   * The entry of `key`, or what `read` gives, which is then kept: as of the scope that was there before `read` began, so that what was read
   * before a write is never found after it. `T` must survive JSON.
   */
  through<T>(scope: string, key: string, ttlMs: number, read: () => Promise<T>): Promise<T>;
  /** Leaves all entries of the scope behind. */
  invalidate(scope: string): Promise<void>;
  close(): Promise<void>;
}
