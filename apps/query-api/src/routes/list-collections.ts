import { collectionListSchema } from '@millrace/contracts';
import { inTenant, listCollections } from '@millrace/database';
import { callerOf, type HttpRoutes, requires } from '@millrace/http';
import type { Database } from '@millrace/ports';
import { defaultCollection, emptyDefaultCollection } from '../collections/default-collection.ts';

/** `GET /api/v1/collections` */
export function listCollectionsRoute(server: HttpRoutes, database: Database): void {
  server.get(
    '/api/v1/collections',
    {
      schema: {
        ...requires('read'),
        summary: 'All collections, by name',
        tags: ['collections'],
        response: { 200: collectionListSchema },
      },
    },
    async (request) => {
      const { tenant } = callerOf(request);
      const made = await inTenant(database, tenant, (tx) => listCollections(tx, tenant));
      const items = made.some(({ name }) => name === defaultCollection) ? made : [emptyDefaultCollection(), ...made];
      return { items, total: items.length };
    },
  );
}
