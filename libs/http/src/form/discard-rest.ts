import type { IncomingMessage } from 'node:http';

/** How long a client that was refused may go on sending before its connection is cut, milliseconds. */
const patienceMs = 10_000;

/**
 * Reads what is left of a request and throws it away. A connection that is closed with unread data is reset, and the client might
 * never see the response that says why.
 */
export function discardRest(request: IncomingMessage): void {
  if (request.complete || request.destroyed) return;
  const timer = setTimeout(() => request.destroy(), patienceMs);
  timer.unref();
  request.once('close', () => clearTimeout(timer));
  request.resume();
}
