import { collectionSchema, slugSchema } from '@millrace/contracts';
import { getCollection } from '@millrace/database';
import { callerOf, type HttpRoutes } from '@millrace/http';
import type { Database } from '@millrace/ports';
import { z } from 'zod';
import { defaultCollection, emptyDefaultCollection, isMissing } from '../collections/default-collection.ts';

/** `GET /api/v1/collections/{name}` */
export function getCollectionRoute(server: HttpRoutes, database: Database): void {
  server.get(
    '/api/v1/collections/:name',
    {
      schema: {
        summary: 'One collection',
        tags: ['collections'],
        params: z.object({ name: slugSchema }),
        response: { 200: collectionSchema },
      },
    },
    async (request) => {
      const { name } = request.params;
      try {
        return await getCollection(database, callerOf(request).tenant, name);
      } catch (error) {
        if (name === defaultCollection && isMissing(error)) return emptyDefaultCollection();
        throw error;
      }
    },
  );
}
