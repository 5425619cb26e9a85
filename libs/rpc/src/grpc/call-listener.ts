import { constants, type IncomingHttpHeaders, type ServerHttp2Stream } from 'node:http2';
import { requestIdOf } from '@millrace/http';
import { type Metrics, withRequestId } from '@millrace/telemetry';
import { type AnswerCallOptions, answerCall } from './answer-call.ts';
import { callContext } from './call-context.ts';
import { callSignal } from './call-signal.ts';
import { endStream } from './end-stream.ts';
import { grpcTimeoutMs } from './grpc-timeout.ts';
import { formatOf } from './message-format.ts';
import { refuseCall } from './refuse-call.ts';
import type { ServedMethod } from './served-method.ts';

export interface CallOptions extends AnswerCallOptions {
  readonly metrics: Pick<Metrics, 'called'> | undefined;
}

/** Answers the calls of gRPC that come to a server of HTTP/2. Each has an id, a deadline, and is logged and measured once it is over. */
export function callListener(methods: readonly ServedMethod[], options: CallOptions) {
  const { log, metrics } = options;
  const byPath = new Map(methods.map((method) => [method.path, method]));

  return (stream: ServerHttp2Stream, headers: IncomingHttpHeaders): void => {
    // A caller who leaves is no failure of ours.
    stream.on('error', (error) => log.debug({ err: error, method: headers[':path'] }, 'the call broke off'));
    const startedAt = performance.now();
    const format = formatOf(headers['content-type']);
    const method = byPath.get(headers[':path'] ?? '');
    const waitsMs = grpcTimeoutMs(headers['grpc-timeout']);
    if (!format || headers[':method'] !== 'POST' || !method || waitsMs === undefined) {
      refuseCall(stream, headers);
      return;
    }
    const requestId = requestIdOf({ headers });
    const ms = Math.min(waitsMs, method.maxMs);
    const signal = callSignal(stream, ms);
    const context = callContext(method.description, headers, signal, startedAt + ms);
    context.responseHeader.set('x-request-id', requestId);
    endStream(stream, signal);
    // What it stays where nothing is answered: the caller broke the call off, or the connection did.
    let status = 'CANCELLED';
    stream.once('close', () => {
      const durationMs = performance.now() - startedAt;
      metrics?.called({ method: method.path, status, durationMs });
      log.debug({ requestId, method: method.path, status, durationMs: Math.round(durationMs) }, 'answered');
    });
    withRequestId(requestId, () => answerCall({ method, format, stream, headers, context }, options)).then(
      (answered) => {
        status = answered;
      },
      (error: unknown) => {
        log.error({ err: error, requestId, method: method.path }, 'the call cannot be answered');
        status = 'INTERNAL';
        stream.close(constants.NGHTTP2_INTERNAL_ERROR);
      },
    );
  };
}
