import { documentSchema, MillraceError } from '@millrace/contracts';
import { findDocument, inTenant } from '@millrace/database';
import { callerOf, type HttpRoutes, requires } from '@millrace/http';
import type { Database } from '@millrace/ports';
import { z } from 'zod';

/** `GET /api/v1/documents/{documentId}` */
export function getDocument(server: HttpRoutes, database: Database): void {
  server.get(
    '/api/v1/documents/:documentId',
    {
      schema: {
        ...requires('read'),
        summary: 'One document',
        tags: ['documents'],
        params: z.object({ documentId: z.uuid() }),
        response: { 200: documentSchema },
      },
    },
    async (request) => {
      const { documentId } = request.params;
      const { tenant } = callerOf(request);
      const document = await inTenant(database, tenant, (tx) => findDocument(tx, tenant, documentId));
      if (!document) throw new MillraceError('RECORD_NOT_FOUND', `there is no document ${documentId}`);
      return document;
    },
  );
}
