import { openMemoryTaskStates } from '@millrace/embedded';
import type { Clock, TaskStates } from '@millrace/ports';

/** Longer than any run: nothing is forgotten but by a flush. */
const ttlSeconds = 30 * 24 * 3_600;

/** Task states that can lose all they hold, as Redis can. */
export function openFlushableStates(clock: Clock): { readonly states: TaskStates; flush(): void } {
  const open = () => openMemoryTaskStates({ now: () => clock.now().getTime(), ttlSeconds });
  let shown = open();
  const states = new Proxy(shown, {
    get:
      (_, key) =>
      (...args: unknown[]) =>
        Reflect.apply(Reflect.get(shown, key), shown, args),
  });
  return {
    states,
    flush() {
      shown = open();
    },
  };
}
