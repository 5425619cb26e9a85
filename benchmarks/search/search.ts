import { collectionSettingsSchema } from '@millrace/contracts';
import { collectionIdOf, ensureVectorIndex, vectorIndexFromRows } from '@millrace/database';
import { freshDatabase } from '@millrace/database/testing';
import { openEmbeddingModels } from '@millrace/models';
import type { Database, EmbeddingModel } from '@millrace/ports';
import { anEnvelope, seededRandom } from '@millrace/ports/testing';
import { createSearcher } from '@millrace/retrieval';
import { openGeneration } from '@millrace/retrieval/testing';
import type { Benchmark } from '../benchmark.ts';
import { round } from '../pipeline/statistics.ts';
import { type Arguments, parseArguments, usage } from './arguments.ts';
import { type MadeUpText, madeUpText } from './made-up-text.ts';
import { measureSearches, type SearchFigures } from './measure-searches.ts';
import { policyCost } from './policy-cost.ts';

const tenant = 'bench';
const wordsPerChunk = 170;
const chunksPerBatch = 64;
const wordsPerQuery = 8;

/** How long searches take in a collection of a given size. */
export const search: Benchmark = {
  usage,
  async run(args, tell) {
    const given = parseArguments(args);
    const text = madeUpText(seededRandom(1));
    const models = openEmbeddingModels({ openaiBaseUrl: 'http://127.0.0.1:9', timeoutMs: 1, batchSize: 1 });
    const model = models.open(collectionSettingsSchema.parse({}).embedding);
    const { database, stop } = await freshDatabase(given.kind);
    try {
      tell(`writing ${given.chunks} chunks`);
      if (given.kind === 'real') await dropVectorIndexes(database);
      const fillSeconds = await fill(database, model, text, given);
      if (given.kind === 'real') await prepare(database, model.dimension);
      const [size] = await database<{ bytes: number }[]>`select pg_total_relation_size('postings') as bytes`;
      const queries = Array.from({ length: given.queries }, () => text.query(wordsPerQuery));
      const searches: SearchFigures[] = [];
      for (const clients of given.clients) {
        searches.push(await measureSearches(queries, clients, searchBy(database, model)));
        tell(`words and vectors: ${JSON.stringify(searches.at(-1))}`);
      }
      const words = await measureSearches(queries, 1, searchBy(database));
      tell(`words alone: ${JSON.stringify(words)}`);
      const search = searchBy(database, model);
      const policies = await policyCost(database, queries.length, (ordinal) => search(queries[ordinal] ?? ''));
      tell(`with and without the policies: ${JSON.stringify(policies)}`);
      return {
        ...given,
        fillSeconds: round(fillSeconds),
        postingsBytesPerChunk: round((size?.bytes ?? 0) / given.chunks),
        searches,
        words,
        policies,
      };
    } finally {
      await stop();
    }
  },
};

/** They are built once all is in, as the scheduler does with a month that has grown large. */
async function dropVectorIndexes(database: Database): Promise<void> {
  const indexes = await database<
    { name: string }[]
  >`select indexname as name from pg_indexes where indexname like '%\\_hnsw\\_%'`;
  for (const { name } of indexes) await database`drop index ${database(name)}`;
}

async function prepare(database: Database, dimension: number): Promise<void> {
  await ensureVectorIndex(database, { dimension, fromRows: vectorIndexFromRows });
  await database`vacuum analyze`;
}

async function fill(database: Database, model: EmbeddingModel, text: MadeUpText, given: Arguments): Promise<number> {
  const startedAt = performance.now();
  for (let written = 0; written < given.chunks; written += given.chunksPerDocument) {
    const chunks = Math.min(given.chunksPerDocument, given.chunks - written);
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
  return (performance.now() - startedAt) / 1000;
}

/** Embeds the query and searches, as the query API does. */
function searchBy(database: Database, model?: EmbeddingModel): (query: string) => Promise<unknown> {
  const searcher = createSearcher(database);
  const id = collectionIdOf(tenant, 'default');
  return async (query) => {
    const [values] = (await model?.embed([query])) ?? [];
    const vector = model && values ? { model: model.key, values } : undefined;
    return searcher.search({ tenant, collections: [{ id, vector }], query, limit: 10 });
  };
}
