import { apiKeyListSchema, apiKeyMadeSchema, apiKeyRequestSchema, apiKeySchema, paging } from '@millrace/contracts';
import { inTenant, listApiKeys } from '@millrace/database';
import { callerOf, type HttpRoutes, requires } from '@millrace/http';
import { z } from 'zod';
import { type KeyDeps, makeKey } from '../keys/make-key.ts';
import { revokeKey } from '../keys/revoke-key.ts';

/** `POST`, `GET /api/v1/keys` and `DELETE /api/v1/keys/{keyId}` */
export function apiKeys(server: HttpRoutes, deps: KeyDeps): void {
  server.post(
    '/api/v1/keys',
    {
      schema: {
        ...requires('keys'),
        summary: 'Make an API key',
        description:
          'Of the caller’s tenant; the administrator’s key makes one of the tenant that X-Tenant-ID names. The answer holds the key itself, this once.',
        tags: ['keys'],
        body: apiKeyRequestSchema,
        response: { 201: apiKeyMadeSchema },
      },
    },
    async (request, reply) => reply.code(201).send(await makeKey(deps, callerOf(request), request.body)),
  );

  server.get(
    '/api/v1/keys',
    {
      schema: {
        ...requires('keys'),
        summary: 'The keys of the tenant, newest first',
        description: 'Also those that have expired or were revoked. No answer holds a key, or the hash of one.',
        tags: ['keys'],
        querystring: z.object(paging),
        response: { 200: apiKeyListSchema },
      },
    },
    async (request) => {
      const { tenant } = callerOf(request);
      return inTenant(deps.database, tenant, (tx) => listApiKeys(tx, { tenant, ...request.query }));
    },
  );

  server.delete(
    '/api/v1/keys/:keyId',
    {
      schema: {
        ...requires('keys'),
        summary: 'Revoke a key',
        description:
          'It is no good from now on; a server that believed it a moment ago may do so for ten seconds more.',
        tags: ['keys'],
        params: z.object({ keyId: z.uuid() }),
        response: { 200: apiKeySchema },
      },
    },
    async (request) => revokeKey(deps.database, callerOf(request), request.params.keyId),
  );
}
