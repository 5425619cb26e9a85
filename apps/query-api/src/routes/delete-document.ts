import { documentDeletedSchema } from '@millrace/contracts';
import type { HttpRoutes } from '@millrace/http';
import { callerOf, requires } from '@millrace/http';
import { z } from 'zod';
import { type RemoveDeps, removeDocument } from '../documents/remove-document.ts';

/** `DELETE /api/v1/documents/{documentId}` */
export function deleteDocumentRoute(server: HttpRoutes, deps: RemoveDeps): void {
  server.delete(
    '/api/v1/documents/:documentId',
    {
      schema: {
        ...requires('write'),
        summary: 'Delete a document',
        description:
          'Search does not find it any more, its tasks under way are cancelled, and its rows and objects are removed soon after. Nothing that was accepted before brings it back; a later upload under the same externalId makes it anew.',
        tags: ['documents'],
        params: z.object({ documentId: z.uuid() }),
        response: { 200: documentDeletedSchema },
      },
    },
    async (request) => removeDocument(deps, callerOf(request), request.params.documentId),
  );
}
