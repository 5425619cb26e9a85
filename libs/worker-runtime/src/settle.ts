import { deadLetterQueue, deferredQueue, type MillraceError, messageHeaders } from '@millrace/contracts';
import type { Bus, BusMessage, Delivery } from '@millrace/ports';
import type { Outcome } from './outcome.ts';
import { longestRungMs } from './retry-policy.ts';

export interface SettleOptions {
  readonly bus: Bus;
  /** Its name. */
  readonly stage: string;
  readonly attempt: number;
  readonly now: Date;
}

/**
 * Settles a delivery: the message goes where its outcome sends it, confirmed, and only then is acknowledged. Between the two it
 * may exist twice, never not at all.
 */
export async function settle(delivery: Delivery, outcome: Outcome, options: SettleOptions): Promise<void> {
  if (outcome.kind === 'retry') await sendLater(delivery, outcome, options);
  if (outcome.kind === 'dead') {
    await options.bus.send(deadLetterQueue, deadLetterOf(delivery, outcome.error, options));
  }
  delivery.ack();
}

/** Over the ladder, or to those who keep what must wait longer than its top. */
async function sendLater(
  { queue, message }: Delivery,
  { delayMs, nextAttempt }: Extract<Outcome, { kind: 'retry' }>,
  { bus, now }: SettleOptions,
): Promise<void> {
  const retried = withHeaders(message, { [messageHeaders.attempt]: nextAttempt });
  if (delayMs <= longestRungMs) return bus.send(queue, retried, { delayMs });
  const dueAt = new Date(now.getTime() + delayMs).toISOString();
  await bus.send(deferredQueue, withHeaders(retried, { [messageHeaders.queue]: queue, [messageHeaders.dueAt]: dueAt }));
}

/** The message as it was, with headers that say where, why and after how many attempts it ended. */
function deadLetterOf(
  { queue, message, deliveryCount }: Delivery,
  error: MillraceError,
  { stage, attempt, now }: SettleOptions,
): BusMessage {
  return withHeaders(message, {
    [messageHeaders.attempt]: attempt,
    [messageHeaders.crashes]: deliveryCount,
    [messageHeaders.stage]: stage,
    [messageHeaders.queue]: queue,
    [messageHeaders.code]: error.code,
    [messageHeaders.reason]: error.message.slice(0, 2_000),
    [messageHeaders.stack]: String(error.stack ?? '').slice(0, 6_000),
    [messageHeaders.failedAt]: now.toISOString(),
  });
}

function withHeaders(message: BusMessage, headers: BusMessage['headers']): BusMessage {
  return { ...message, headers: { ...message.headers, ...headers } };
}

/** Attempt of a message as its header says; 1 where it says nothing sensible, since any producer can write it. */
export function attemptOf(message: BusMessage): number {
  const value = Number(message.headers[messageHeaders.attempt] ?? 1);
  return Number.isSafeInteger(value) && value >= 1 ? value : 1;
}
