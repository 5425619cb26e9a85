import { searchRequestSchema, searchResponseSchema } from '@millrace/contracts';
import { collectionIdOf, inTenant } from '@millrace/database';
import { callerOf, type HttpRoutes, requires } from '@millrace/http';
import type { Database, EmbeddingModels } from '@millrace/ports';
import type { FusionWeights, QueryVector, Searcher } from '@millrace/retrieval';
import { settingsOf } from '../collections/default-collection.ts';

export interface SearchDeps {
  readonly database: Database;
  readonly searcher: Searcher;
  readonly models: EmbeddingModels;
  readonly weights: FusionWeights;
}

/** `POST /api/v1/search` */
export function postSearch(server: HttpRoutes, { database, searcher, models, weights: configured }: SearchDeps): void {
  server.post(
    '/api/v1/search',
    {
      schema: {
        ...requires('read'),
        summary: 'The best passages for a query',
        description:
          'By words (BM25) and by vectors, fused by weight. Only whole documents are searched: the old one until the new one is complete.',
        tags: ['search'],
        body: searchRequestSchema,
        response: { 200: searchResponseSchema },
      },
    },
    async (request) => {
      const since = performance.now();
      const { query, collection, limit, filter, documentIds, weights = configured } = request.body;
      const tenant = callerOf(request).tenant;
      const { embedding } = await inTenant(database, tenant, (tx) => settingsOf(tx, tenant, collection));

      const vector = async (): Promise<QueryVector | undefined> => {
        if (weights.dense === 0) return undefined;
        const model = models.open(embedding);
        const [values] = await model.embed([query]);
        return values && { model: model.key, values };
      };
      const hits = await searcher.search({
        tenant,
        collectionId: collectionIdOf(tenant, collection),
        query,
        vector: await vector(),
        limit,
        filter,
        documentIds,
        weights,
      });
      return { hits, tookMs: Math.round((performance.now() - since) * 10) / 10 };
    },
  );
}
