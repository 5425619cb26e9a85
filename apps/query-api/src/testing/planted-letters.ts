import { randomUUID } from 'node:crypto';
import { chatLogged, documentChunked, documentUpload, messageHeaders, type TaskEnvelope } from '@millrace/contracts';
import {
  acceptGeneration,
  failGeneration,
  insertDeadLetter,
  inTransaction,
  recordUnacceptedFailure,
} from '@millrace/database';
import type { BusMessage, Database } from '@millrace/ports';
import { messageFor } from '@millrace/worker-runtime/testing';

const error = { code: 'MODEL_REFUSED', message: 'refused', retryable: false, stage: 'embedder' };

export interface Planted {
  readonly queue: string;
  readonly code?: string;
  readonly task?: TaskEnvelope;
  readonly failedAt?: Date;
  readonly headers?: BusMessage['headers'];
}

/** Puts a message into the table of dead letters, as the ledger does. Resolves to the letter's id. */
export async function plantLetter(
  database: Database,
  message: BusMessage,
  { queue, code = error.code, task, failedAt = new Date(), headers = {} }: Planted,
): Promise<string> {
  const id = randomUUID();
  await inTransaction(database, (tx) =>
    insertDeadLetter(tx, {
      id,
      queue,
      stage: 'embedder',
      messageId: message.id,
      eventType: message.type,
      taskId: task?.taskId,
      tenant: task?.tenant,
      code,
      reason: 'refused',
      stack: 'Error: refused',
      attempts: 6,
      headers: { ...message.headers, [messageHeaders.attempt]: 6, [messageHeaders.code]: code, ...headers },
      contentType: message.contentType,
      body: message.body,
      moot: task === undefined,
      failedAt,
    }),
  );
  return id;
}

/** A task that failed in some batches, one letter each. */
export async function failedInBatches(database: Database, task: TaskEnvelope, batches = 1): Promise<string[]> {
  await acceptGeneration(database, task, { status: 'parsing', at: new Date() });
  const letters: string[] = [];
  for (let ordinal = 0; ordinal < batches; ordinal++) {
    const batch = { cut: 'cut', ordinal, batches, hash: `h${ordinal}`, first: ordinal, chunks: 1 };
    const message = messageFor(documentChunked, { task, batch, chunks: { key: `chunks/${ordinal}` } });
    letters.push(await plantLetter(database, message, { queue: 'documents.chunked', task }));
  }
  await inTransaction(database, (tx) => failGeneration(tx, task, error, 6));
  return letters;
}

/** A request from a producer that failed before it was accepted. */
export async function refusedRequest(database: Database, task: TaskEnvelope): Promise<string> {
  const { taskId, tenant, collection, name } = task;
  const message = messageFor(documentUpload, { taskId, tenant, collection, name, text: 'hello' });
  await inTransaction(database, (tx) => recordUnacceptedFailure(tx, task, error, 1));
  return plantLetter(database, message, { queue: 'documents.upload', code: 'COLLECTION_NOT_FOUND', task });
}

/** A letter that belongs to no task. */
export function chatLetter(database: Database): Promise<string> {
  const message = messageFor(chatLogged, { conversationId: randomUUID(), userId: 'u', logData: {} });
  return plantLetter(database, message, { queue: 'chat.logs', code: 'VALIDATION_ERROR' });
}
