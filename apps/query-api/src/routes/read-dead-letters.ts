import { deadLetterDetailSchema, deadLetterListQuerySchema, deadLetterListSchema } from '@millrace/contracts';
import { inTenant, listDeadLetters } from '@millrace/database';
import { callerOf, type HttpRoutes, requires } from '@millrace/http';
import type { Database } from '@millrace/ports';
import { showLetter } from '../dead-letters/show-letter.ts';
import { deadLetterParams } from './dead-letter-params.ts';

/** `GET /api/v1/dead-letters` and `GET /api/v1/dead-letters/{deadLetterId}` */
export function readDeadLetters(server: HttpRoutes, database: Database): void {
  server.get(
    '/api/v1/dead-letters',
    {
      schema: {
        ...requires('operate'),
        summary: 'Messages that could not be worked on',
        description:
          'Those of the tenant, received last first. Letters that belong to no task are the operator’s: the tenant `default` sees them.',
        tags: ['dead letters'],
        querystring: deadLetterListQuerySchema,
        response: { 200: deadLetterListSchema },
      },
    },
    async (request) => {
      const { tenant } = callerOf(request);
      return inTenant(database, tenant, (tx) => listDeadLetters(tx, { ...request.query, tenant }));
    },
  );

  server.get(
    '/api/v1/dead-letters/:deadLetterId',
    {
      schema: {
        ...requires('operate'),
        summary: 'One dead letter',
        description: 'With its body, why it ended here, its task as it is now, and what its replays became.',
        tags: ['dead letters'],
        params: deadLetterParams,
        response: { 200: deadLetterDetailSchema },
      },
    },
    async (request) => {
      const { tenant } = callerOf(request);
      return inTenant(database, tenant, (tx) => showLetter(tx, tenant, request.params.deadLetterId));
    },
  );
}
