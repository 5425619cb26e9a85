import type { SearchRequest, SearchResponse } from '@millrace/contracts';
import { searchRequestSchema } from '@millrace/contracts';
import { collectionIdOf, inTenant } from '@millrace/database';
import type { Database, EmbeddingModels } from '@millrace/ports';
import type { FusionWeights, SearchedCollection, Searcher } from '@millrace/retrieval';
import { settingsOf } from '../collections/default-collection.ts';

export interface SearchDeps {
  readonly database: Database;
  readonly searcher: Searcher;
  readonly models: EmbeddingModels;
  /** Where a request names none. */
  readonly weights: FusionWeights;
}

/**
 * One search of a tenant: the query is embedded as its collections' models want it, and a page of the ranking is found. Throws
 * `COLLECTION_NOT_FOUND`, and `MODEL_UNAVAILABLE` where a model does not answer.
 */
export type Search = (tenant: string, request: SearchRequest) => Promise<SearchResponse>;

/** The search that HTTP serves and that answers are made from. */
export function createSearch({ database, searcher, models, weights: configured }: SearchDeps): Search {
  async function searched(tenant: string, query: string, names: readonly string[], byVector: boolean) {
    const vectors = new Map<string, Float32Array>();
    const collections: SearchedCollection[] = [];
    for (const name of new Set(names)) {
      const { embedding } = await inTenant(database, tenant, (tx) => settingsOf(tx, tenant, name));
      const id = collectionIdOf(tenant, name);
      if (!byVector) {
        collections.push({ id });
        continue;
      }
      const model = models.open(embedding);
      const [values = vectors.get(model.key)] = vectors.has(model.key) ? [] : await model.embed([query]);
      if (values) vectors.set(model.key, values);
      collections.push({ id, vector: values && { model: model.key, values, metric: embedding.metric } });
    }
    return collections;
  }

  return async (tenant, request) => {
    const since = performance.now();
    const { collection, weights = configured, ...asked } = searchRequestSchema.parse(request);
    const names = typeof collection === 'string' ? [collection] : collection;
    const collections = await searched(tenant, asked.query, names, weights.dense > 0);
    const result = await searcher.search({ ...asked, tenant, collections, weights });
    return { ...result, tookMs: Math.round((performance.now() - since) * 10) / 10 };
  };
}
