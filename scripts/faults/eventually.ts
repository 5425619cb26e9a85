import { setTimeout as sleep } from 'node:timers/promises';

/** Tries until `attempt` does not throw, for `ms` at most; then throws its last error. */
export async function eventually<T>(attempt: () => Promise<T>, ms: number, everyMs = 100): Promise<T> {
  const deadline = Date.now() + ms;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (Date.now() > deadline) throw error;
    }
    await sleep(everyMs);
  }
}
