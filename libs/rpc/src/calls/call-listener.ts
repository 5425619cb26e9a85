import type { Http2ServerRequest, Http2ServerResponse } from 'node:http2';
import { constants } from 'node:http2';
import type { UniversalHandler } from '@connectrpc/connect/protocol';
import { universalRequestFromNodeRequest, universalResponseToNodeResponse } from '@connectrpc/connect-node';
import { grpcStatuses } from '@millrace/contracts';
import { requestIdOf } from '@millrace/http';
import type { Logger } from '@millrace/ports';
import { type Metrics, withRequestId } from '@millrace/telemetry';
import { endStream } from './end-stream.ts';
import { refuseCall } from './refuse-call.ts';
import { withDeadline } from './with-deadline.ts';

export interface CallOptions {
  /** How long a call of the method may take, milliseconds; Infinity for as long as its caller likes. */
  readonly maxMsOf: (handler: UniversalHandler) => number;
  readonly log: Logger;
  readonly metrics: Pick<Metrics, 'called'> | undefined;
}

const statusNames = new Map(Object.entries(grpcStatuses).map(([name, number]) => [String(number), name]));

/** Answers the calls of gRPC that come to a server of HTTP/2. Each has an id, a deadline, and is logged and measured once it is over. */
export function callListener(handlers: readonly UniversalHandler[], { maxMsOf, log, metrics }: CallOptions) {
  const byPath = new Map(handlers.map((handler) => [handler.requestPath, handler]));

  async function answer(handler: UniversalHandler, request: Http2ServerRequest, response: Http2ServerResponse) {
    const startedAt = performance.now();
    const requestId = requestIdOf(request);
    const received = universalRequestFromNodeRequest(request, response, undefined, undefined);
    // What is left of it is thrown away by endStream, which takes a stream that still lives.
    const body = request.iterator({ destroyOnReturn: false });
    const { call, clear } = withDeadline({ ...received, body }, maxMsOf(handler));
    call.header.set('x-request-id', requestId);
    let trailer: Headers | undefined;
    endStream(request, response);
    response.once('close', () => {
      clear();
      const [method, durationMs] = [handler.requestPath, performance.now() - startedAt];
      // Where no status was sent, the caller broke the call off, or the connection did.
      const status = statusNames.get(trailer?.get('grpc-status') ?? '') ?? 'CANCELLED';
      metrics?.called({ method, status, durationMs });
      log.debug({ requestId, method, status, durationMs: Math.round(durationMs) }, 'answered');
    });
    await withRequestId(requestId, async () => {
      const given = await handler(call);
      trailer = given.trailer;
      await universalResponseToNodeResponse(given, response);
    });
  }

  return (request: Http2ServerRequest, response: Http2ServerResponse): void => {
    const handler = byPath.get(request.url);
    if (!handler) {
      refuseCall(request, response);
      return;
    }
    answer(handler, request, response).catch((error: unknown) => {
      log.debug({ err: error, method: handler.requestPath }, 'the call broke off');
      response.stream?.close(constants.NGHTTP2_CANCEL);
    });
  };
}
