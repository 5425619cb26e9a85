import { deadLetterQueue, MillraceError, messageHeaders } from '@millrace/contracts';
import { type DueMessage, deleteOutbox, lockDueMessages, postponeOutbox } from '@millrace/database';
import type { Bus, BusMessage } from '@millrace/ports';
import type { Job, JobPorts } from '../job.ts';

/** Messages in one transaction. */
const batchSize = 100;

/** A message that its queue does not take is tried again after so long, milliseconds. */
const postponedMs = 60_000;

/** For so long a queue may be missing, as while a new stage is rolled out; then its messages are dead letters, milliseconds. */
const missingMs = 24 * 3_600_000;

/**
 * Sends the messages of the outbox that are due. One is deleted when the broker has it safe, so that it may be sent twice, under the
 * same id, and is never lost. One that cannot be sent holds up no other.
 */
export const outbox: Job = {
  name: 'outbox',
  summary: 'Sends what is due in the outbox: delays past the ladder, replays, resumed work.',
  everyMs: () => 1_000,
  async run(ports, _settings, signal) {
    while (!signal.aborted && (await sendDue(ports)) === batchSize);
  },
};

/** Resolves to how many messages were due. Throws, having deleted those that were sent, when the bus is down. */
async function sendDue({ database, bus, clock, log }: JobPorts): Promise<number> {
  const { due, outage } = await database.begin(async (tx) => {
    const due = await lockDueMessages(tx, batchSize);
    const sent: string[] = [];
    const refused: string[] = [];
    let outage: unknown;

    const send = async (message: DueMessage) => {
      const { id, queue, messageId, refusedAt } = message;
      try {
        if (refusedAt && clock.now().getTime() - refusedAt.getTime() > missingMs) await bury(bus, message, clock.now());
        else await bus.send(queue, messageOf(message));
        sent.push(id);
      } catch (error) {
        if (isOutage(error)) {
          outage = error;
          return;
        }
        refused.push(id);
        log.error({ err: error, queue, messageId }, 'a message of the outbox cannot be sent; it is tried again');
      }
    };
    await Promise.all(due.map(send));
    if (sent.length > 0) await deleteOutbox(tx, sent);
    if (refused.length > 0) await postponeOutbox(tx, refused, postponedMs);
    return { due, outage };
  });
  if (outage !== undefined) throw outage;
  return due.length;
}

function messageOf({ messageId, eventType, contentType, headers, body }: DueMessage): BusMessage {
  return { id: messageId, type: eventType, contentType, headers, body };
}

/** Nobody will ever take it: its task fails and says so, and a replay of the letter tries again. */
async function bury(bus: Bus, message: DueMessage, now: Date): Promise<void> {
  const { queue, headers } = message;
  await bus.send(deadLetterQueue, {
    ...messageOf(message),
    headers: {
      ...headers,
      [messageHeaders.stage]: 'scheduler',
      [messageHeaders.queue]: queue,
      [messageHeaders.code]: 'MESSAGE_UNROUTABLE',
      [messageHeaders.reason]: `there is no queue '${queue}'`,
      [messageHeaders.failedAt]: now.toISOString(),
    },
  });
}

function isOutage(error: unknown): boolean {
  return error instanceof MillraceError && ['DEPENDENCY_UNAVAILABLE', 'SHUTTING_DOWN'].includes(error.code);
}
