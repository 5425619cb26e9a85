import { deadLetterBulkSchema, deadLettersDroppedSchema } from '@millrace/contracts';
import type { HttpRoutes } from '@millrace/http';
import { callerOf, requires } from '@millrace/http';
import type { Database } from '@millrace/ports';
import { dropMany, dropOne } from '../dead-letters/drop-letters.ts';
import { deadLetterParams } from './dead-letter-params.ts';

/** `DELETE /api/v1/dead-letters/{deadLetterId}` and `DELETE /api/v1/dead-letters` */
export function dropDeadLettersRoutes(server: HttpRoutes, database: Database): void {
  server.delete(
    '/api/v1/dead-letters/:deadLetterId',
    {
      schema: {
        ...requires('operate'),
        summary: 'Drop a dead letter',
        description: 'It can still be read for a while, and is not sent again.',
        tags: ['dead letters'],
        params: deadLetterParams,
        response: { 200: deadLettersDroppedSchema },
      },
    },
    async (request) => dropOne(database, callerOf(request), request.params.deadLetterId),
  );

  server.delete(
    '/api/v1/dead-letters',
    {
      schema: {
        ...requires('operate'),
        summary: 'Drop the open dead letters that fit',
        description: 'At most `limit` of them: while the answer says `more`, ask again.',
        tags: ['dead letters'],
        querystring: deadLetterBulkSchema,
        response: { 200: deadLettersDroppedSchema },
      },
    },
    async (request) => dropMany(database, callerOf(request), request.query),
  );
}
