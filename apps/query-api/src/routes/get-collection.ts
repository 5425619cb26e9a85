import { collectionSchema, slugSchema } from '@millrace/contracts';
import { getCollection, inTenant } from '@millrace/database';
import { callerOf, type HttpRoutes, requires } from '@millrace/http';
import type { Database } from '@millrace/ports';
import { z } from 'zod';
import { defaultCollection, emptyDefaultCollection, isMissing } from '../collections/default-collection.ts';

/** `GET /api/v1/collections/{name}` */
export function getCollectionRoute(server: HttpRoutes, database: Database): void {
  server.get(
    '/api/v1/collections/:name',
    {
      schema: {
        ...requires('read'),
        summary: 'One collection',
        tags: ['collections'],
        params: z.object({ name: slugSchema }),
        response: { 200: collectionSchema },
      },
    },
    async (request) => {
      const { name } = request.params;
      const { tenant } = callerOf(request);
      try {
        return await inTenant(database, tenant, (tx) => getCollection(tx, tenant, name));
      } catch (error) {
        if (name === defaultCollection && isMissing(error)) return emptyDefaultCollection();
        throw error;
      }
    },
  );
}
