import type { Client } from '@millrace/client';
import { expectedReason } from '../reason.ts';
import { type Outcome, withState } from './outcome.ts';
import type { Step } from './step.ts';

/**
 * Shows a task until it has ended, cannot be seen any more, or the watching is interrupted. Resolves to how far it came; `start` is what
 * is known of it.
 */
export async function followTask(
  client: Client,
  start: Outcome & { readonly taskId: string },
  show: (step: Step) => void,
  signal: AbortSignal,
): Promise<Outcome> {
  let outcome: Outcome = start;
  try {
    signal.throwIfAborted();
    for await (const state of client.watch(start.taskId, signal)) {
      outcome = withState(start, state);
      show(outcome);
    }
    return outcome;
  } catch (error) {
    if (signal.aborted) return outcome;
    const step = { status: 'unknown', error: expectedReason(error) } as const;
    show(step);
    return { ...outcome, ...step };
  }
}
