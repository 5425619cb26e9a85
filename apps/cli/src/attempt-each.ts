import { expectedReason, type Reason } from './reason.ts';
import { unlessAborted } from './unless-aborted.ts';
import { eachLimited } from './upload/each-limited.ts';

/** What became of one of several things: what the server answered, or why it refused. */
export type Attempt<Answer> =
  | { readonly id: string; readonly answer: Answer; readonly error?: undefined }
  | { readonly id: string; readonly error: Reason };

/** Requests that are under way at once. */
const atOnce = 8;

/** Asks for something for each of the ids: one that is refused does not stop the others. Rejects where it is interrupted. */
export function attemptEach<Answer>(
  ids: readonly string[],
  signal: AbortSignal,
  ask: (id: string) => Promise<Answer>,
): Promise<Attempt<Answer>[]> {
  return eachLimited(ids, atOnce, async (id) => {
    try {
      return { id, answer: await unlessAborted(ask(id), signal) };
    } catch (failure) {
      signal.throwIfAborted();
      return { id, error: expectedReason(failure) };
    }
  });
}
