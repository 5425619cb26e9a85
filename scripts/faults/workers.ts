/** Each worker, and the queue that it empties. */
export const workers = [
  { app: 'parser', queue: 'documents.upload' },
  { app: 'chunker', queue: 'documents.parsed' },
  { app: 'embedder', queue: 'documents.chunked' },
  { app: 'indexer', queue: 'documents.embedded' },
  { app: 'ledger', queue: 'documents.ledger' },
  { app: 'chat-logger', queue: 'chat.logs' },
] as const;
