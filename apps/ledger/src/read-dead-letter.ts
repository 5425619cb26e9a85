import { createHash } from 'node:crypto';
import { derivedId, type EventData, type EventOf, messageHeaders, quarantineQueue } from '@millrace/contracts';
import { storableText } from '@millrace/database';
import type { BusMessage } from '@millrace/ports';
import { deadLetter } from './dead-letter.ts';

/**
 * RabbitMQ's headers of a message that it dead-lettered itself (https://www.rabbitmq.com/docs/dlx): the queue it died
 * in last, and why.
 */
const brokerHeaders = { queue: 'x-last-death-queue', reason: 'x-last-death-reason' };

/**
 * Why the broker moves a message whose consumers were lost again and again. The ladder's expired messages carry the
 * headers too.
 */
const deliveryLimit = 'delivery_limit';

/** The most characters that are kept of a text that says what went wrong; of any other. */
const most = { reason: 2_000, stack: 10_000, other: 255 };

/** Reads a dead letter off any message: headers may be missing or nonsense, the body is only kept. Never throws. */
export function readDeadLetter(message: BusMessage): EventOf<typeof deadLetter> {
  const { headers } = message;
  const text = (name: string, length = most.other) =>
    headers[name] === undefined ? undefined : storableText(String(headers[name]).slice(0, length));
  const crashed = text(brokerHeaders.reason) === deliveryLimit;
  const queue = (crashed ? stageQueue(text(brokerHeaders.queue)) : text(messageHeaders.queue)) ?? 'unknown';
  const attempts = attemptsOf(headers[messageHeaders.attempt]);
  const failedAt = timeOf(text(messageHeaders.failedAt));
  const messageId =
    storableText(message.id.slice(0, most.other)) || createHash('sha256').update(message.body).digest('hex');
  const data: EventData<typeof deadLetter> = {
    id: derivedId('dead-letter', messageId, queue, attempts, failedAt?.toISOString() ?? ''),
    queue,
    stage: (crashed ? undefined : text(messageHeaders.stage)) ?? queue,
    messageId,
    eventType: storableText(message.type),
    ...(crashed ? crash(queue) : failure(text)),
    attempts,
    headers,
    contentType: storableText(message.contentType),
    body: message.body,
    failedAt: failedAt ?? new Date(),
  };
  return { id: data.id, type: deadLetter.type, source: queue, time: data.failedAt.toISOString(), data };
}

/** The queue of a stage, of the one in which its suspects were worked on alone. */
function stageQueue(queue: string | undefined): string | undefined {
  const suffix = quarantineQueue('');
  return queue?.endsWith(suffix) ? queue.slice(0, -suffix.length) : queue;
}

function crash(queue: string) {
  return {
    code: 'WORKER_CRASHED',
    reason: `the workers of ${queue} ended again and again over this message`,
    stack: '',
  };
}

function failure(text: (name: string, length?: number) => string | undefined) {
  return {
    code: text(messageHeaders.code) ?? 'STAGE_FAILED',
    reason: text(messageHeaders.reason, most.reason) ?? 'the message says no reason',
    stack: text(messageHeaders.stack, most.stack) ?? '',
  };
}

function attemptsOf(value: unknown): number {
  const attempts = Number(value ?? 1);
  return Number.isInteger(attempts) && attempts >= 1 && attempts <= 1_000_000 ? attempts : 1;
}

function timeOf(text: string | undefined): Date | undefined {
  const time = new Date(text ?? Number.NaN);
  const year = time.getUTCFullYear();
  return year >= 2000 && year <= 9999 ? time : undefined;
}
