import type { Clock, ObjectStore } from '@millrace/ports';
import { stubObjects } from '@millrace/worker-runtime/testing';

/** Objects in a map, each of the time when it was put. */
export function openTimedObjects(clock: Clock): ObjectStore {
  const objects = stubObjects();
  const times = new Map<string, Date>();
  const timed = <Entry extends object>(key: string, entry: Entry) => ({
    ...entry,
    lastModified: times.get(key) ?? clock.now(),
  });
  return {
    ...objects,
    async put(key, body, options) {
      const put = await objects.put(key, body, options);
      if (put === 'created') times.set(key, clock.now());
      return put;
    },
    async head(key) {
      const head = await objects.head(key);
      return head && timed(key, head);
    },
    async *list(prefix) {
      for await (const entry of objects.list(prefix)) yield timed(entry.key, entry);
    },
  };
}
