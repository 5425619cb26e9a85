import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { AskEvent, TaskState } from '@millrace/contracts';

export interface SeenRequest {
  readonly method: string;
  readonly path: string;
  readonly tenant: string | undefined;
  readonly user: string | undefined;
  readonly authorization: string | undefined;
  readonly idempotencyKey: string | undefined;
  readonly body: string;
}

/** A response: a JSON value, a problem by its code and status, the states of an event stream, which may stay open after them, or the events of an answer. */
export type Reply =
  | { readonly json: unknown; readonly status?: number }
  | { readonly problem: string; readonly status: number }
  | { readonly states: readonly TaskState[]; readonly open?: true }
  | { readonly events: readonly AskEvent[] };

/** By which an API shows that it answers queries. */
export const noCollections: Reply = { json: { items: [], total: 0 } };

export interface FakeApi extends AsyncDisposable {
  readonly url: string;
  /** All but those that ask for its health. */
  readonly seen: readonly SeenRequest[];
}

/** A server that is well and answers as `reply` says; what that does not know is `ROUTE_NOT_FOUND`. */
export async function fakeApi(reply: (request: SeenRequest) => Reply | undefined): Promise<FakeApi> {
  const seen: SeenRequest[] = [];
  const server = createServer(async (incoming, response) => {
    const request: SeenRequest = {
      method: incoming.method ?? '',
      path: incoming.url ?? '',
      tenant: incoming.headers['x-tenant-id']?.toString(),
      user: incoming.headers['x-user-id']?.toString(),
      authorization: incoming.headers.authorization,
      idempotencyKey: incoming.headers['idempotency-key']?.toString(),
      body: await text(incoming),
    };
    const asksForHealth = request.path.endsWith('/health');
    if (!asksForHealth) seen.push(request);
    const answer = reply(request) ??
      (asksForHealth ? { json: { status: 'ok' } } : undefined) ?? { problem: 'ROUTE_NOT_FOUND', status: 404 };
    if ('events' in answer) {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.end(
        answer.events.map(({ event, data }) => `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`).join(''),
      );
      return;
    }
    if ('states' in answer) {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      for (const state of answer.states) response.write(`event: state\ndata: ${JSON.stringify(state)}\n\n`);
      if (!answer.open) response.end();
      return;
    }
    const { status = 200 } = answer;
    const body =
      'json' in answer ? answer.json : { type: 'x', title: 'x', status, code: answer.problem, detail: 'the detail' };
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
    },
  };
}

export function aState(overrides: Partial<TaskState> = {}): TaskState {
  return {
    taskId: 't1',
    tenant: 'default',
    collection: 'default',
    documentId: 'd1',
    name: 'a.txt',
    status: 'queued',
    run: 0,
    attempt: 1,
    progress: { embedded: 0, indexed: 0 },
    superseded: false,
    warnings: [],
    acceptedAt: '2026-04-01T00:00:00.000Z',
    updatedAt: '2026-04-01T00:00:00.000Z',
    ...overrides,
  };
}
