import { ensureVectorIndex, vectorIndexFromRows } from '@millrace/database';
import type { Database, EmbeddingModel } from '@millrace/ports';
import { anEnvelope } from '@millrace/ports/testing';
import { openGeneration } from '@millrace/retrieval/testing';
import type { MadeUpText } from './made-up-text.ts';

const wordsPerChunk = 170;
const chunksPerBatch = 64;

export interface CollectionToFill {
  readonly tenant: string;
  readonly model: EmbeddingModel;
  readonly text: MadeUpText;
  readonly chunks: number;
  readonly chunksPerDocument: number;
}

/**
 * Indexes documents of made-up text in the collection `default`, as the indexer does, into a new database. Vector indexes of the real
 * Postgres are built once all is in, as the scheduler does with a month that has grown large.
 */
export async function fillCollection(
  database: Database,
  { tenant, model, text, ...wanted }: CollectionToFill,
): Promise<void> {
  await dropVectorIndexes(database);
  for (let written = 0; written < wanted.chunks; written += wanted.chunksPerDocument) {
    const chunks = Math.min(wanted.chunksPerDocument, wanted.chunks - written);
    const passages = Array.from({ length: chunks }, () => text.passage(wordsPerChunk));
    const vectors = await model.embed(passages);
    const indexed = passages.map((passage, place) => ({ text: passage, vector: vectors[place] as Float32Array }));
    const batches = Array.from({ length: Math.ceil(chunks / chunksPerBatch) }, (_, batch) =>
      indexed.slice(batch * chunksPerBatch, (batch + 1) * chunksPerBatch),
    );
    const task = anEnvelope({ tenant, acceptedAt: new Date().toISOString() });
    const generation = await openGeneration(database, task, { batches, model: model.key });
    for (const batch of batches.keys()) await generation.put(batch);
  }
}

/** What the scheduler and Postgres do by themselves after a while. Not for the embedded stack, which has no vector indexes. */
export async function indexVectors(database: Database, dimension: number): Promise<void> {
  await ensureVectorIndex(database, { dimension, fromRows: vectorIndexFromRows });
  await database`vacuum analyze`;
}

async function dropVectorIndexes(database: Database): Promise<void> {
  const indexes = await database<{ name: string }[]>`
    select indexname as name from pg_indexes where indexname like '%\\_hnsw\\_%'
  `;
  for (const { name } of indexes) await database`drop index ${database(name)}`;
}
