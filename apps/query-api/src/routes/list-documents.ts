import { documentListQuerySchema, documentListSchema } from '@millrace/contracts';
import { listDocuments } from '@millrace/database';
import { callerOf, type HttpRoutes } from '@millrace/http';
import type { Database } from '@millrace/ports';
import { settingsOf } from '../collections/default-collection.ts';

/** `GET /api/v1/documents` */
export function listDocumentsRoute(server: HttpRoutes, database: Database): void {
  server.get(
    '/api/v1/documents',
    {
      schema: {
        summary: 'Documents, newest first',
        tags: ['documents'],
        querystring: documentListQuerySchema,
        response: { 200: documentListSchema },
      },
    },
    async (request) => {
      const tenant = callerOf(request).tenant;
      const { collection, skip, limit } = request.query;
      if (collection !== undefined) await settingsOf(database, tenant, collection);
      return listDocuments(database, { tenant, collection, skip, limit });
    },
  );
}
