import { documentSchema, MillraceError } from '@millrace/contracts';
import { findDocument } from '@millrace/database';
import { callerOf, type HttpRoutes } from '@millrace/http';
import type { Database } from '@millrace/ports';
import { z } from 'zod';

/** `GET /api/v1/documents/{documentId}` */
export function getDocument(server: HttpRoutes, database: Database): void {
  server.get(
    '/api/v1/documents/:documentId',
    {
      schema: {
        summary: 'One document',
        tags: ['documents'],
        params: z.object({ documentId: z.uuid() }),
        response: { 200: documentSchema },
      },
    },
    async (request) => {
      const { documentId } = request.params;
      const document = await findDocument(database, callerOf(request).tenant, documentId);
      if (!document) throw new MillraceError('RECORD_NOT_FOUND', `there is no document ${documentId}`);
      return document;
    },
  );
}
