import { openMemoryTaskStates } from '@millrace/embedded';
import type { Clock, TaskStates } from '@millrace/ports';

/** Task states that can lose all they hold, as Redis can. */
export function openFlushableStates(clock: Clock): { readonly states: TaskStates; flush(): void } {
  const open = () => openMemoryTaskStates({ now: () => clock.now().getTime() });
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
