import { deadLetterQueue, type MillraceError, messageHeaders } from '@millrace/contracts';
import type { Bus, BusMessage, Delivery } from '@millrace/ports';
import type { Outcome } from './outcome.ts';

/**
 * Settles a delivery: the message goes where its outcome sends it, confirmed, and only then is acknowledged. Between the two it
 * may exist twice, never not at all.
 */
export async function settle(
  bus: Bus,
  stage: string,
  delivery: Delivery,
  attempt: number,
  outcome: Outcome,
): Promise<void> {
  if (outcome.kind === 'retry') {
    const retried = withHeaders(delivery.message, { [messageHeaders.attempt]: attempt + 1 });
    await bus.send(delivery.queue, retried, { delayMs: outcome.delayMs });
  }
  if (outcome.kind === 'dead') {
    await bus.send(deadLetterQueue, deadLetterOf(stage, delivery, attempt, outcome.error));
  }
  delivery.ack();
}

/** The message as it was, with headers that say where, why and after how many attempts it ended. */
function deadLetterOf(stage: string, delivery: Delivery, attempt: number, error: MillraceError): BusMessage {
  return withHeaders(delivery.message, {
    [messageHeaders.attempt]: attempt,
    [messageHeaders.stage]: stage,
    [messageHeaders.queue]: delivery.queue,
    [messageHeaders.code]: error.code,
    [messageHeaders.reason]: error.message.slice(0, 2_000),
    [messageHeaders.stack]: String(error.stack ?? '').slice(0, 6_000),
    [messageHeaders.failedAt]: new Date().toISOString(),
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
