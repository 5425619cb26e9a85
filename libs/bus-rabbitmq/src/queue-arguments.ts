import { deadLetterQueue } from '@millrace/contracts';

export type QueueArguments = Readonly<Record<string, string | number>>;

const quorum = { 'x-queue-type': 'quorum' };

/**
 * Messages leave by the default exchange, at least once: without the strategy a dead letter is lost when the broker fails between
 * taking it out and putting it in, and without `reject-publish` the strategy silently falls back to that
 * (https://www.rabbitmq.com/docs/quorum-queues#dead-lettering).
 */
const deadLetteredSafely = {
  'x-dead-letter-exchange': '',
  'x-dead-letter-strategy': 'at-least-once',
  'x-overflow': 'reject-publish',
};

const toDeadLetters = { ...deadLetteredSafely, 'x-dead-letter-routing-key': deadLetterQueue };

/**
 * A stage's queue. Unbounded: a full queue would jam the delay ladder for all. The delivery limit only catches a message that
 * ends its worker before the worker can move it to the quarantine.
 */
export const stageQueueArguments: QueueArguments = { ...quorum, ...toDeadLetters, 'x-delivery-limit': 20 };

/** The quarantine of a stage's queue: whatever ends its worker there once too often is a dead letter. */
export const quarantineArguments: QueueArguments = { ...quorum, ...toDeadLetters, 'x-delivery-limit': 3 };

/** The last stop: no limit, since past it a message would be thrown away. */
export const deadLetterArguments: QueueArguments = { ...quorum, 'x-delivery-limit': -1 };

/** A rung of the delay ladder. With no routing key for dead letters, a message keeps the one that it came with: its stage's queue. */
export function delayArguments(rungMs: number): QueueArguments {
  return { ...quorum, ...deadLetteredSafely, 'x-message-ttl': rungMs };
}
