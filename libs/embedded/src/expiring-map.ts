/** A map whose entries go when they were not written for a time. They are looked for only when it is used: no timer runs. */
export interface ExpiringMap<Value> {
  get(key: string): Value | undefined;
  set(key: string, value: Value): void;
  delete(key: string): void;
  readonly size: number;
}

/** @param now Milliseconds of any clock that does not go back. */
export function expiringMap<Value>(ttlMs: number, now: () => number): ExpiringMap<Value> {
  /** In the order of their last writing, since each writing puts an entry last. */
  const entries = new Map<string, { readonly value: Value; readonly expiresAt: number }>();
  const dropExpired = () => {
    for (const [key, { expiresAt }] of entries) {
      if (expiresAt > now()) return;
      entries.delete(key);
    }
  };
  return {
    get(key) {
      dropExpired();
      return entries.get(key)?.value;
    },
    set(key, value) {
      dropExpired();
      entries.delete(key);
      entries.set(key, { value, expiresAt: now() + ttlMs });
    },
    delete(key) {
      entries.delete(key);
    },
    get size() {
      dropExpired();
      return entries.size;
    },
  };
}
