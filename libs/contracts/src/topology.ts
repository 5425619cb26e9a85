import { chatLogged } from './events/chat-logged.ts';
import { documentChunked } from './events/document-chunked.ts';
import { documentEmbedded } from './events/document-embedded.ts';
import { documentParsed } from './events/document-parsed.ts';
import { documentUpload } from './events/document-upload.ts';
import { documentUploaded } from './events/document-uploaded.ts';

/** The topic exchange: the routing key is the event's type. */
export const exchange = 'millrace';

/** Where every dead letter ends; the ledger empties it into one table. */
export const deadLetterQueue = 'millrace.dead';

/**
 * The queues of the pipeline and the events that each is bound to. Every process declares them all when it connects, so that
 * no event is unroutable because its consumer was never started. The queue of an additional stage is declared by the stage itself.
 */
export const queues: Record<string, readonly string[]> = {
  'documents.upload': [documentUpload.type, documentUploaded.type],
  'documents.parsed': [documentParsed.type],
  'documents.chunked': [documentChunked.type],
  'documents.embedded': [documentEmbedded.type],
  'documents.ledger': [documentUploaded.type, documentParsed.type],
  'chat.logs': [chatLogged.type],
  [deadLetterQueue]: [],
};

/** The rungs of the delay ladder, milliseconds. One queue each, since a message expires only at the head of its queue. */
export const delayRungsMs = [1_000, 5_000, 15_000, 60_000, 300_000, 900_000, 3_600_000] as const;

export function delayQueue(rungMs: number): string {
  return `millrace.delay.${rungMs / 1000}s`;
}

/**
 * Where a message of `queue` goes that was in the hands of several crashed workers, innocent or not: there each is worked on
 * alone, so that only the one that ends its worker pays for it.
 */
export function quarantineQueue(queue: string): string {
  return `${queue}.quarantine`;
}

/** Headers of our own on a message. None begins with `x-`: brokers keep those for themselves. */
export const messageHeaders = {
  attempt: 'millrace-attempt',
  stage: 'millrace-stage',
  queue: 'millrace-queue',
  code: 'millrace-code',
  reason: 'millrace-reason',
  stack: 'millrace-stack',
  failedAt: 'millrace-failed-at',
  traceparent: 'traceparent',
} as const;
