import type { FastifyReply } from 'fastify';

/** Aborts when the client goes away before it has its answer. After the answer it says nothing. */
export function clientGone(reply: FastifyReply): AbortSignal {
  const left = new AbortController();
  reply.raw.once('close', () => left.abort(new DOMException('the client went away', 'AbortError')));
  return left.signal;
}
