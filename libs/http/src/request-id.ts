import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { requestIdSchema } from '@millrace/contracts';
import { withRequestId } from '@millrace/telemetry';
import type { HttpRoutes } from './zod-types.ts';

/** The caller's `X-Request-ID`, or a new one where it is absent or would not be safe in a log. */
export function requestIdOf(request: Pick<IncomingMessage, 'headers'>): string {
  return requestIdSchema.safeParse(request.headers['x-request-id']).data ?? randomUUID();
}

/** Echoes the id of every request, and lets all that is logged for it bear the id. */
export function followRequestId(server: HttpRoutes): void {
  server.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id);
  });
  server.addHook('onRequest', (request, _reply, done) => withRequestId(request.id, done));
  // Again after the body was read, since that ends where the socket's events come from.
  server.addHook('preValidation', (request, _reply, done) => withRequestId(request.id, done));
}
