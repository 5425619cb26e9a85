import {
  type CollectionReplay,
  type CollectionReplayed,
  collectionReplayedSchema,
  type DeadLetterBulk,
  type DeadLetterDetail,
  type DeadLetterList,
  type DeadLetterListQuery,
  type DeadLettersDropped,
  type DeadLettersReplayed,
  type Diagnosis,
  type DocumentDeleted,
  deadLetterDetailSchema,
  deadLetterListSchema,
  deadLettersDroppedSchema,
  deadLettersReplayedSchema,
  diagnosisSchema,
  documentDeletedSchema,
  type Reembedding,
  type ReembeddingRequest,
  reembeddingSchema,
  type TaskReplay,
  type TaskReplayed,
  type TaskState,
  taskReplayedSchema,
  taskStateSchema,
} from '@millrace/contracts';
import { sendJson } from './request.ts';

/** What an operator does with tasks, documents and dead letters. */
export interface Operations {
  /** Final when it resolves. Throws `TOO_LATE` where the task has ended otherwise. */
  cancelTask(taskId: string): Promise<TaskState>;
  deleteDocument(documentId: string): Promise<DocumentDeleted>;
  /** Where a task is, what it waits for, since when, and what will happen next. */
  diagnose(taskId: string): Promise<Diagnosis>;
  /** Throws `NOT_REPLAYABLE`. */
  replayTask(taskId: string, replay?: TaskReplay): Promise<TaskReplayed>;
  /** One request: while the answer has `next`, there may be more. */
  replayCollection(name: string, replay: CollectionReplay): Promise<CollectionReplayed>;
  readonly reembeddings: ReembeddingOperations;
  readonly deadLetters: DeadLetterOperations;
}

/** Changes of a collection's embedding model. */
export interface ReembeddingOperations {
  /** Throws `CAMPAIGN_RUNNING`. */
  start(collection: string, request: ReembeddingRequest): Promise<Reembedding>;
  /** The last one. Throws `RECORD_NOT_FOUND`. */
  show(collection: string): Promise<Reembedding>;
  /** Final when it resolves. Throws `TOO_LATE` once it was switched. */
  cancel(collection: string): Promise<Reembedding>;
}

export interface DeadLetterOperations {
  list(query?: DeadLetterListQuery): Promise<DeadLetterList>;
  show(deadLetterId: string): Promise<DeadLetterDetail>;
  /** With it go the other open letters of its task. Throws `NOT_REPLAYABLE`. */
  replay(deadLetterId: string): Promise<DeadLettersReplayed>;
  /** Of open letters; while the answer says `more`, there are more. */
  replayMany(filter: DeadLetterBulk): Promise<DeadLettersReplayed>;
  drop(deadLetterId: string): Promise<DeadLettersDropped>;
  /** Of open letters; while the answer says `more`, there are more. */
  dropMany(filter: DeadLetterBulk): Promise<DeadLettersDropped>;
}

/** `urlOf` gives the address of a path below `/api/v1`. */
export function createOperations(urlOf: (path: string) => URL, headers: Readonly<Record<string, string>>): Operations {
  const read = { headers, tries: 5 };
  const remove = { ...read, method: 'DELETE' };
  const post = (body: object) => ({
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const task = (taskId: string, action: string) => urlOf(`/tasks/${encodeURIComponent(taskId)}/${action}`);
  const reembedding = (name: string) => urlOf(`/collections/${encodeURIComponent(name)}/re-embedding`);
  const letter = (id: string) => urlOf(`/dead-letters/${encodeURIComponent(id)}`);
  const letters = (query: object) => withQuery(urlOf('/dead-letters'), query);

  return {
    cancelTask: (taskId) => sendJson(task(taskId, 'cancel'), taskStateSchema, { ...post({}), tries: 5 }),
    deleteDocument: (documentId) =>
      sendJson(urlOf(`/documents/${encodeURIComponent(documentId)}`), documentDeletedSchema, remove),
    diagnose: (taskId) => sendJson(task(taskId, 'diagnosis'), diagnosisSchema, read),
    replayTask: (taskId, replay = {}) => sendJson(task(taskId, 'replay'), taskReplayedSchema, post(replay)),
    replayCollection: (name, replay) =>
      sendJson(urlOf(`/collections/${encodeURIComponent(name)}/replay`), collectionReplayedSchema, post(replay)),
    reembeddings: {
      start: (name, request) => sendJson(reembedding(name), reembeddingSchema, post(request)),
      show: (name) => sendJson(reembedding(name), reembeddingSchema, read),
      cancel: (name) => sendJson(reembedding(name), reembeddingSchema, remove),
    },
    deadLetters: {
      list: (query = {}) => sendJson(letters(query), deadLetterListSchema, read),
      show: (id) => sendJson(letter(id), deadLetterDetailSchema, read),
      replay: (id) =>
        sendJson(urlOf(`/dead-letters/${encodeURIComponent(id)}/replay`), deadLettersReplayedSchema, post({})),
      replayMany: (filter) => sendJson(urlOf('/dead-letters/replay'), deadLettersReplayedSchema, post(filter)),
      drop: (id) => sendJson(letter(id), deadLettersDroppedSchema, remove),
      dropMany: (filter) => sendJson(letters(filter), deadLettersDroppedSchema, remove),
    },
  };
}

/** `url` with the given values in its query; undefined ones are left out. */
export function withQuery(url: URL, query: object): URL {
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) url.searchParams.set(name, String(value));
  }
  return url;
}
