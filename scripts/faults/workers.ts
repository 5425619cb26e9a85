/** Each worker, the queue it empties, and the server whose silence keeps it in the middle of a message. */
export const workers = [
  { app: 'parser', queue: 'documents.upload', held: 'objects' },
  { app: 'chunker', queue: 'documents.parsed', held: 'objects' },
  { app: 'embedder', queue: 'documents.chunked', held: 'objects' },
  { app: 'indexer', queue: 'documents.embedded', held: 'postgres' },
  { app: 'ledger', queue: 'documents.ledger', held: 'postgres' },
  { app: 'chat-logger', queue: 'chat.logs', held: 'postgres' },
] as const;

export type WorkerCase = (typeof workers)[number];
