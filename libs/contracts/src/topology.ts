import { chatLogged } from './events/chat-logged.ts';
import { documentChunked } from './events/document-chunked.ts';
import { documentEmbedded } from './events/document-embedded.ts';
import { documentParsed } from './events/document-parsed.ts';
import { documentUpload } from './events/document-upload.ts';
import { documentUploaded } from './events/document-uploaded.ts';
import { retrievalLogged } from './events/retrieval-logged.ts';
import { vectorsComputed } from './events/vectors-computed.ts';
import { vectorsRequested } from './events/vectors-requested.ts';

/** The topic exchange: the routing key is the event's type. */
export const exchange = 'millrace';

/** Where every dead letter ends; the ledger empties it into one table. */
export const deadLetterQueue = 'millrace.dead';

/** Where producers outside publish: the broker vouches for their user, who is the tenant. They may write here and nowhere else. */
export const intakeExchange = 'millrace.intake';
export const intakeQueue = 'documents.intake';
export const chatIntakeQueue = 'chat.intake';

/** The queues of the intake, and the event that each takes from there. */
export const intakes: Record<string, string> = {
  [intakeQueue]: documentUpload.type,
  [chatIntakeQueue]: chatLogged.type,
};

/** Messages that are to come back later than the ladder reaches; the ledger keeps them in Postgres until their time. */
export const deferredQueue = 'millrace.deferred';

const bulkSuffix = '.bulk';

/** The twin of a stage's queue for what may wait: see {@link bulkType}. */
export function bulkQueue(queue: string): string {
  return queue + bulkSuffix;
}

export function isBulkQueue(queue: string): boolean {
  return queue.endsWith(bulkSuffix);
}

/** Routing key of an event whose task has the priority `bulk`. */
export function bulkType(type: string): string {
  return type + bulkSuffix;
}

/** The queues of the stages, and the events that each takes. Every one has a twin for bulk. */
export const stageQueues: Record<string, readonly string[]> = {
  'documents.upload': [documentUpload.type, documentUploaded.type],
  'documents.parsed': [documentParsed.type],
  'documents.chunked': [documentChunked.type, vectorsRequested.type],
  'documents.embedded': [documentEmbedded.type, vectorsComputed.type],
};

/**
 * Every queue and the routing keys that it is bound to. Every process declares them all when it connects, so that no event is
 * unroutable because its consumer was never started. The queue of an additional stage is declared by the stage itself.
 */
export const queues: Record<string, readonly string[]> = {
  ...stageQueues,
  ...Object.fromEntries(
    Object.entries(stageQueues).map(([queue, types]) => [bulkQueue(queue), types.map(bulkType)] as const),
  ),
  'documents.ledger': [documentUploaded.type, documentParsed.type].flatMap((type) => [type, bulkType(type)]),
  'chat.logs': [chatLogged.type, retrievalLogged.type],
  [intakeQueue]: [],
  [chatIntakeQueue]: [],
  [deferredQueue]: [],
  [deadLetterQueue]: [],
};

/** The rungs of the delay ladder, milliseconds. One queue each, since a message expires only at the head of its queue. */
export const delayRungsMs = [1_000, 5_000, 15_000, 60_000, 300_000, 900_000, 3_600_000] as const;

export function delayQueue(rungMs: number): string {
  return `millrace.delay.${rungMs / 1000}s`;
}

/**
 * Where a message of `queue` goes that was in the hands of several crashed workers, innocent or not: there each is worked on
 * alone, so that only the one that ends its worker pays for it. A queue and its twin share one: of two, each would have a suspect in
 * the same worker, and the worker can only end over one of them.
 */
export function quarantineQueue(queue: string): string {
  return `${isBulkQueue(queue) ? queue.slice(0, -bulkSuffix.length) : queue}.quarantine`;
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
  /** Of a dead letter: how often its last attempt was broken off by the loss of the worker. */
  crashes: 'millrace-crashes',
  /** The user that the broker vouches for, of a message from {@link intakeExchange}. Set by the bus on delivery. */
  user: 'millrace-user',
  /** Of a message in {@link deferredQueue}: when it is due, RFC 3339; `queue` says where. */
  dueAt: 'millrace-due-at',
  /** The dead letter that a message was replayed from. */
  replayOf: 'millrace-replay-of',
  traceparent: 'traceparent',
} as const;
