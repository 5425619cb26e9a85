import type { TaskStates, TaskUpdate } from '@millrace/ports';

/** Task states that only remember what they were told. */
export function stubStates(): TaskStates & { readonly updates: TaskUpdate[] } {
  const updates: TaskUpdate[] = [];
  return {
    updates,
    async record(update) {
      updates.push(update);
    },
    async restore() {},
    async get() {
      return undefined;
    },
    async subscribe() {
      return async () => {};
    },
    async acceptanceTime() {
      return 0;
    },
    async lastAcceptanceTime() {
      return undefined;
    },
    async withdrawAcceptance() {},
    async underWay() {
      return 0;
    },
    async ping() {},
    async close() {},
  };
}
