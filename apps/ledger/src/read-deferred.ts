import { createHash } from 'node:crypto';
import { derivedId, type EventOf, MillraceError, messageHeaders } from '@millrace/contracts';
import type { BusMessage } from '@millrace/ports';
import { longestDelayMs } from '@millrace/worker-runtime';
import { deferredMessage } from './deferred-message.ts';

/** Names of queues that messages may be deferred for: a stage's, not those of the machinery behind the stages. */
const stageQueueName = /^(?!millrace\.|amq\.)[\w.:-]{1,200}$/;

/**
 * Reads off any message where it is to go and when. A time that makes no sense is now, one too far off is the furthest that the
 * runtime defers to. Throws `MALFORMED_MESSAGE` where it names no queue of a stage.
 */
export function readDeferred(message: BusMessage, now = new Date()): EventOf<typeof deferredMessage> {
  const { [messageHeaders.queue]: queue, [messageHeaders.dueAt]: due, ...headers } = message.headers;
  if (typeof queue !== 'string' || !stageQueueName.test(queue)) {
    throw new MillraceError('MALFORMED_MESSAGE', `a deferred message names ${JSON.stringify(queue)} as its queue`);
  }
  const digest = createHash('sha256')
    .update(JSON.stringify([queue, due, message.id, headers[messageHeaders.attempt]]))
    .update(message.body)
    .digest('hex');
  const cause = ['deferred', digest];
  const dueAt = dueDate(due, now);
  return {
    id: derivedId(...cause),
    type: deferredMessage.type,
    source: queue,
    time: now.toISOString(),
    data: {
      cause,
      queue,
      messageId: message.id || digest,
      eventType: message.type,
      contentType: message.contentType,
      headers,
      body: message.body,
      dueAt,
    },
  };
}

function dueDate(header: unknown, now: Date): Date {
  const asked = Date.parse(String(header));
  if (Number.isNaN(asked)) return now;
  return new Date(Math.min(Math.max(asked, now.getTime()), now.getTime() + longestDelayMs));
}
