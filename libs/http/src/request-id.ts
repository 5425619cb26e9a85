import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { HttpRoutes } from './zod-types.ts';

const sane = /^[A-Za-z0-9._:-]{1,128}$/;

/** The caller's `X-Request-ID`, or a new one where it is absent or would not be safe in a log. */
export function requestIdOf(request: Pick<IncomingMessage, 'headers'>): string {
  const given = request.headers['x-request-id'];
  return typeof given === 'string' && sane.test(given) ? given : randomUUID();
}

export function echoRequestId(server: HttpRoutes): void {
  server.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id);
  });
}
