import type { Clock } from '@millrace/ports';
import type { KeyStore, StoredKey } from './key-store.ts';

/** So long is a key good that was revoked a moment ago. */
const freshMs = 10_000;
/** So long are keys that were read before good while the store does not answer. */
const outageMs = 300_000;
/** A key's last use is noted no more often than this. */
const notedMs = 60_000;
const mostKeys = 10_000;

interface Remembered {
  readonly key: StoredKey;
  readonly readAt: number;
  /** When the store was asked last, be it in vain. */
  readonly askedAt: number;
}

/**
 * A store of keys that reads each no more often than every ten seconds, once however many ask at the same time; and while the store
 * does not answer, goes on for five minutes with what it has read.
 */
export function rememberKeys(store: KeyStore, clock: Pick<Clock, 'now'>): KeyStore {
  const keys = new Map<string, Remembered>();
  const asking = new Map<string, Promise<StoredKey | undefined>>();
  const noted = new Map<string, number>();

  async function ask(keyId: string, known: Remembered | undefined): Promise<StoredKey | undefined> {
    const askedAt = clock.now().getTime();
    try {
      const key = await store.find(keyId);
      if (key) keep(keys, keyId, { key, readAt: askedAt, askedAt });
      else keys.delete(keyId);
      return key;
    } catch (error) {
      if (!known || askedAt - known.readAt >= outageMs) throw error;
      keep(keys, keyId, { ...known, askedAt });
      return known.key;
    } finally {
      asking.delete(keyId);
    }
  }

  return {
    async find(keyId) {
      const known = keys.get(keyId);
      if (known && clock.now().getTime() - known.askedAt < freshMs) return known.key;
      const asked = asking.get(keyId) ?? ask(keyId, known);
      asking.set(keyId, asked);
      return asked;
    },
    async used(keyId) {
      const now = clock.now().getTime();
      if (now - (noted.get(keyId) ?? 0) < notedMs) return;
      keep(noted, keyId, now);
      await store.used(keyId);
    },
  };
}

/** The map forgets what was kept first where there are too many. */
function keep<T>(entries: Map<string, T>, keyId: string, entry: T): void {
  entries.delete(keyId);
  entries.set(keyId, entry);
  const [oldest] = entries.keys();
  if (entries.size > mostKeys && oldest !== undefined) entries.delete(oldest);
}
