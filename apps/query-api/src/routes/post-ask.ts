import { type AskEvent, type AskResponse, askRequestSchema, askResponseSchema } from '@millrace/contracts';
import { callerOf, clientGone, type HttpHost, type HttpRoutes, limited, requires, sendEvents } from '@millrace/http';
import { type AskDeps, ask } from '../ask/ask.ts';

/** `POST /api/v1/chat/ask` */
export function postAsk(server: HttpRoutes, deps: AskDeps, host: HttpHost): void {
  server.post(
    '/api/v1/chat/ask',
    {
      schema: {
        ...requires('chat'),
        ...limited('questions'),
        summary: 'Ask a question; the answer cites the documents',
        description:
          'With `Accept: text/event-stream` the answer comes piece by piece, as the events `retrieved`, `token`, `citation` and `done`.',
        tags: ['chat'],
        body: askRequestSchema,
        produces: ['application/json', 'text/event-stream'],
        response: { 200: askResponseSchema },
      },
    },
    async (request, reply) => {
      const streaming = request.headers.accept?.includes('text/event-stream') ?? false;
      const asked = { caller: callerOf(request), request: request.body, requestId: request.id, streaming };
      const signal = clientGone(reply);
      const events = ask(deps, asked, signal);
      try {
        if (!streaming) return await lastOf(events);
        // Up to the first event an error still has its own status.
        const first = await events.next();
        // An answer comes to its end by itself: it is not broken off when the server stops.
        return sendEvents(reply, { ...host, stopping: signal }, async function* () {
          if (!first.done) yield first.value;
          yield* events;
        });
      } catch (error) {
        if (signal.aborted) return reply.hijack();
        throw error;
      }
    },
  );
}

async function lastOf(events: AsyncIterable<AskEvent>): Promise<AskResponse> {
  let response: AskResponse | undefined;
  for await (const { event, data } of events) if (event === 'done') response = data;
  if (!response) throw new TypeError('an answer ends with `done`');
  return response;
}
