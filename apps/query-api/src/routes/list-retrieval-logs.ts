import { retrievalLogListQuerySchema, retrievalLogListSchema } from '@millrace/contracts';
import { inTenant, listRetrievalLogs } from '@millrace/database';
import { callerOf, type HttpRoutes, requires } from '@millrace/http';
import type { Database } from '@millrace/ports';

/** `GET /api/v1/retrieval-logs` */
export function listRetrievalLogsRoute(server: HttpRoutes, database: Database): void {
  server.get(
    '/api/v1/retrieval-logs',
    {
      schema: {
        ...requires('operate'),
        summary: 'What was asked, found and answered, by all users of the tenant, the last first',
        description:
          'Every question leaves one log, whatever became of it: `answered`, `unknown`, `failed` or `aborted`.',
        tags: ['operations'],
        querystring: retrievalLogListQuerySchema,
        response: { 200: retrievalLogListSchema },
      },
    },
    async (request) => {
      const { tenant } = callerOf(request);
      return inTenant(database, tenant, (tx) => listRetrievalLogs(tx, { ...request.query, tenant }), {
        mode: 'read only',
      });
    },
  );
}
