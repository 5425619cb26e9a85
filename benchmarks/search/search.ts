import { collectionSettingsSchema } from '@millrace/contracts';
import { collectionIdOf } from '@millrace/database';
import { freshDatabase } from '@millrace/database/testing';
import { openEmbeddingModels } from '@millrace/models';
import type { Database, EmbeddingModel } from '@millrace/ports';
import { anEnvelope, seededRandom } from '@millrace/ports/testing';
import { createSearcher } from '@millrace/retrieval';
import { openGeneration } from '@millrace/retrieval/testing';
import type { Benchmark } from '../benchmark.ts';
import { quantile, round } from '../pipeline/statistics.ts';
import { type Arguments, parseArguments, usage } from './arguments.ts';
import { type MadeUpText, madeUpText } from './made-up-text.ts';
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
      const fillSeconds = await fill(database, model, text, given);
      if (given.kind === 'real') await database`analyze`;
      const [size] = await database<{ bytes: number }[]>`select pg_total_relation_size('postings') as bytes`;
      const fused = await measure(database, text, given.queries, model);
      tell(`words and vectors: ${JSON.stringify(fused)}`);
      const lexical = await measure(database, text, given.queries);
      tell(`words alone: ${JSON.stringify(lexical)}`);
      const policies = await measurePolicies(database, text, given.queries, model);
      tell(`with and without the policies: ${JSON.stringify(policies)}`);
      return {
        ...given,
        fillSeconds: round(fillSeconds),
        postingsBytesPerChunk: round((size?.bytes ?? 0) / given.chunks),
        searchMs: fused,
        lexicalMs: lexical,
        policies,
      };
    } finally {
      await stop();
    }
  },
};

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

async function measurePolicies(database: Database, text: MadeUpText, searches: number, model: EmbeddingModel) {
  const searcher = createSearcher(database);
  const id = collectionIdOf(tenant, 'default');
  const queries = Array.from({ length: searches }, () => text.query(wordsPerQuery));
  const vectors = await model.embed(queries);
  return policyCost(database, searches, (ordinal) => {
    const [query = '', values] = [queries[ordinal], vectors[ordinal]];
    const vector = values && { model: model.key, values };
    return searcher.search({ tenant, collections: [{ id, vector }], query, limit: 10 });
  });
}

async function measure(database: Database, text: MadeUpText, queries: number, model?: EmbeddingModel) {
  const searcher = createSearcher(database);
  const id = collectionIdOf(tenant, 'default');
  const times: number[] = [];
  for (let asked = 0; asked < queries; asked++) {
    const query = text.query(wordsPerQuery);
    const startedAt = performance.now();
    const [values] = (await model?.embed([query])) ?? [];
    const vector = model && values ? { model: model.key, values } : undefined;
    await searcher.search({ tenant, collections: [{ id, vector }], query, limit: 10 });
    times.push(performance.now() - startedAt);
  }
  return { p50: round(quantile(times, 0.5)), p95: round(quantile(times, 0.95)) };
}
