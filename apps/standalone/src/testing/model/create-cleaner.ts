import type { Database } from '@millrace/ports';

const tables = [
  'reembedding_batches',
  'reembeddings',
  'documents',
  'collections',
  'generations',
  'batches',
  'chunks',
  'embeddings',
  'postings',
  'dead_letters',
  'outbox',
  'suspects',
  'upkeep_marks',
  'audit_log',
] as const;

/** So often the room that deleted rows take up is given back: nothing else does it here, and queries slow down. */
const truncateEvery = 50;

/** What makes room for a run of the model: it removes all rows that one may have left. */
export function createCleaner(database: Database): () => Promise<void> {
  let runs = 0;
  return async () => {
    runs += 1;
    if (runs % truncateEvery === 0) await database`truncate ${database(tables)}`;
    // Of so few rows this takes a fraction of what truncating takes.
    else await database.begin((tx) => Promise.all(tables.map((table) => tx`delete from ${tx(table)}`)));
  };
}
