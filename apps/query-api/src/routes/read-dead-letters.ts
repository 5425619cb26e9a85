import { deadLetterDetailSchema, deadLetterListQuerySchema, deadLetterListSchema } from '@millrace/contracts';
import { listDeadLetters } from '@millrace/database';
import { callerOf, type HttpRoutes } from '@millrace/http';
import type { Database } from '@millrace/ports';
import { showLetter } from '../dead-letters/show-letter.ts';
import { deadLetterParams } from './dead-letter-params.ts';

/** `GET /api/v1/dead-letters` and `GET /api/v1/dead-letters/{deadLetterId}` */
export function readDeadLetters(server: HttpRoutes, database: Database): void {
  server.get(
    '/api/v1/dead-letters',
    {
      schema: {
        summary: 'Messages that could not be worked on',
        description:
          'Those of the tenant, received last first. Letters that belong to no task are the operator’s: the tenant `default` sees them.',
        tags: ['dead letters'],
        querystring: deadLetterListQuerySchema,
        response: { 200: deadLetterListSchema },
      },
    },
    async (request) => listDeadLetters(database, { ...request.query, tenant: callerOf(request).tenant }),
  );

  server.get(
    '/api/v1/dead-letters/:deadLetterId',
    {
      schema: {
        summary: 'One dead letter',
        description: 'With its body, why it ended here, its task as it is now, and what its replays became.',
        tags: ['dead letters'],
        params: deadLetterParams,
        response: { 200: deadLetterDetailSchema },
      },
    },
    async (request) => showLetter(database, callerOf(request).tenant, request.params.deadLetterId),
  );
}
