import { collectionSettingsSchema } from '@millrace/contracts';
import { collectionIdOf } from '@millrace/database';
import { freshDatabase } from '@millrace/database/testing';
import { openEmbeddingModels } from '@millrace/models';
import type { Database, EmbeddingModel } from '@millrace/ports';
import { seededRandom } from '@millrace/ports/testing';
import { createSearcher } from '@millrace/retrieval';
import type { Benchmark } from '../benchmark.ts';
import { round } from '../pipeline/statistics.ts';
import { parseArguments, usage } from './arguments.ts';
import { fillCollection, indexVectors } from './fill-collection.ts';
import { madeUpText } from './made-up-text.ts';
import { measureSearches, type SearchFigures } from './measure-searches.ts';
import { policyCost } from './policy-cost.ts';

const tenant = 'bench';
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
      const startedAt = performance.now();
      await fillCollection(database, { ...given, tenant, model, text });
      const fillSeconds = (performance.now() - startedAt) / 1_000;
      if (given.kind === 'real') await indexVectors(database, model.dimension);
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
