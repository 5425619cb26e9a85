import type { IncomingHttpHeaders, ServerHttp2Stream } from 'node:http2';
import { grpcStatuses } from '@millrace/contracts';
import { grpcTimeoutMs } from './grpc-timeout.ts';
import { formatOf } from './message-format.ts';

/** Answers what is no call of a method that is served here. */
export function refuseCall(stream: ServerHttp2Stream, headers: IncomingHttpHeaders): void {
  stream.resume();
  if (formatOf(headers['content-type']) === undefined) {
    stream.respond({ ':status': 415, 'content-type': 'text/plain' });
    stream.end('This port takes gRPC alone. JSON is taken on the HTTP port.\n');
  } else if (headers[':method'] !== 'POST') {
    stream.respond({ ':status': 405, allow: 'POST' }, { endStream: true });
  } else if (grpcTimeoutMs(headers['grpc-timeout']) === undefined) {
    refuse(stream, 'INVALID_ARGUMENT', `'${headers['grpc-timeout']}' is no timeout of gRPC`);
  } else {
    refuse(stream, 'UNIMPLEMENTED', `there is no method ${headers[':path']}`);
  }
}

/** With the status in the headers, and nothing behind them: what the protocol calls Trailers-Only. */
function refuse(stream: ServerHttp2Stream, status: keyof typeof grpcStatuses, message: string): void {
  const headersOnly = {
    'content-type': 'application/grpc',
    'grpc-status': grpcStatuses[status],
    'grpc-message': encodeURIComponent(message),
  };
  stream.respond(headersOnly, { endStream: true });
}
