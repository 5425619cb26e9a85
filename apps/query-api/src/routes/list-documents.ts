import { documentListQuerySchema, documentListSchema } from '@millrace/contracts';
import { inTenant, listDocuments } from '@millrace/database';
import { callerOf, type HttpRoutes, requires } from '@millrace/http';
import type { Database } from '@millrace/ports';
import { settingsOf } from '../collections/default-collection.ts';

/** `GET /api/v1/documents` */
export function listDocumentsRoute(server: HttpRoutes, database: Database): void {
  server.get(
    '/api/v1/documents',
    {
      schema: {
        ...requires('read'),
        summary: 'Documents, newest first',
        tags: ['documents'],
        querystring: documentListQuerySchema,
        response: { 200: documentListSchema },
      },
    },
    async (request) => {
      const tenant = callerOf(request).tenant;
      const { collection, skip, limit } = request.query;
      return inTenant(database, tenant, async (tx) => {
        if (collection !== undefined) await settingsOf(tx, tenant, collection);
        return listDocuments(tx, { tenant, collection, skip, limit });
      });
    },
  );
}
