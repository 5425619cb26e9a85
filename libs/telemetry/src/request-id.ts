import { AsyncLocalStorage } from 'node:async_hooks';

const requests = new AsyncLocalStorage<string>();

/** Runs `work`; all that is logged in it and in what it sets going bears the id, by whichever logger of the process. */
export function withRequestId<T>(requestId: string, work: () => T): T {
  return requests.run(requestId, work);
}

/** The id that {@link withRequestId} gave to what runs now. */
export function currentRequestId(): string | undefined {
  return requests.getStore();
}
