import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import type { FastifyReply } from 'fastify';
import { clientGone } from './client-gone.ts';
import type { HttpHost } from './http-app.ts';
import { errorOfResponse, problemOf } from './problem.ts';

export interface ServerSentEvent {
  readonly event: string;
  /** Sent as JSON. */
  readonly data: unknown;
}

const heartbeatMs = 15_000;

/**
 * Answers with Server-Sent Events (https://html.spec.whatwg.org/multipage/server-sent-events.html) until `source` ends.
 * Its signal aborts when the client goes away or the server stops. A comment every 15 s keeps proxies from cutting the line. When
 * `source` fails, the last event is `error` with the problem details.
 */
export function sendEvents(
  reply: FastifyReply,
  { log, stopping }: HttpHost,
  source: (signal: AbortSignal) => AsyncIterable<ServerSentEvent>,
): FastifyReply {
  const signal = AbortSignal.any([clientGone(reply), stopping]);
  const stream = new PassThrough();

  async function write(text: string): Promise<void> {
    if (!stream.write(text)) await once(stream, 'drain', { signal });
  }

  async function run(): Promise<void> {
    const heartbeat = setInterval(() => stream.write(': still here\n\n'), heartbeatMs);
    try {
      for await (const { event, data } of source(signal)) await write(format(event, data));
    } catch (error) {
      if (signal.aborted) return;
      const known = errorOfResponse(error);
      log.warn({ err: error, requestId: reply.request.id }, 'the event stream broke off');
      stream.write(format('error', problemOf(known, reply.request)));
    } finally {
      clearInterval(heartbeat);
      stream.end();
    }
  }

  void run();
  return reply
    .header('connection', 'close')
    .header('cache-control', 'no-cache')
    .header('x-accel-buffering', 'no')
    .type('text/event-stream')
    .send(stream);
}

function format(event: string, data: unknown): string {
  return `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
}
