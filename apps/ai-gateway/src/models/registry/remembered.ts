import type { Clock } from '@millrace/ports';

export interface RememberedOptions {
  /** So long is what was read used without asking again. */
  readonly freshMs: number;
  /** So long is a read waited for where something is known already. */
  readonly patienceMs: number;
  /** The most keys that are remembered. */
  readonly most: number;
  readonly clock: Clock;
}

export interface Remembered<T> {
  get(key: string): Promise<T>;
  /** What is read of `key` from now on was not read before. */
  forget(key: string): void;
}

interface Known<T> {
  readonly value: T;
  /** When it was read last, be it in vain. */
  readonly askedAt: number;
}

/**
 * A memory over `read`: it reads a key once however many ask at the same time, and goes on with what it knows while `read` fails or does not
 * answer. What is not known yet fails as `read` does.
 */
export function remember<T>(read: (key: string) => Promise<T>, options: RememberedOptions): Remembered<T> {
  const { freshMs, patienceMs, most, clock } = options;
  const known = new Map<string, Known<T>>();
  const reading = new Map<string, Promise<T>>();

  function keep(key: string, value: T): void {
    known.delete(key);
    known.set(key, { value, askedAt: clock.now().getTime() });
    const [oldest] = known.keys();
    if (known.size > most && oldest !== undefined) known.delete(oldest);
  }

  function readOnce(key: string): Promise<T> {
    const under = reading.get(key);
    if (under) return under;
    const begun = read(key)
      .then((value) => {
        if (reading.get(key) === begun) keep(key, value);
        return value;
      })
      .finally(() => {
        if (reading.get(key) === begun) reading.delete(key);
      });
    reading.set(key, begun);
    return begun;
  }

  async function readOrKnown(key: string, { value }: Known<T>): Promise<T> {
    const patience = new AbortController();
    const waited = clock.sleep(patienceMs, patience.signal).then(() => value);
    try {
      return await Promise.race([readOnce(key), waited]);
    } catch {
      return value;
    } finally {
      patience.abort();
      // In vain or not, it was asked: the next ones need not wait for it too.
      if (known.get(key)?.value === value) keep(key, value);
    }
  }

  return {
    async get(key) {
      const remembered = known.get(key);
      if (!remembered) return readOnce(key);
      return clock.now().getTime() - remembered.askedAt < freshMs ? remembered.value : readOrKnown(key, remembered);
    },
    forget(key) {
      known.delete(key);
      reading.delete(key);
    },
  };
}
