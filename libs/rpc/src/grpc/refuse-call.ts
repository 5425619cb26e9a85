import type { IncomingHttpHeaders, ServerHttp2Stream } from 'node:http2';
import { Code, ConnectError } from '@connectrpc/connect';
import { endStream } from './end-stream.ts';
import { grpcTimeoutMs } from './grpc-timeout.ts';
import { formatOf } from './message-format.ts';
import { statusHeaders } from './status-headers.ts';

/** Answers what is no call of a method that is served here. */
export function refuseCall(stream: ServerHttp2Stream, headers: IncomingHttpHeaders): void {
  endStream(stream);
  if (formatOf(headers['content-type']) === undefined) {
    stream.respond({ ':status': 415, 'content-type': 'text/plain' });
    stream.end('This port takes gRPC alone. JSON is taken on the HTTP port.\n');
  } else if (headers[':method'] !== 'POST') {
    stream.respond({ ':status': 405, allow: 'POST' }, { endStream: true });
  } else if (grpcTimeoutMs(headers['grpc-timeout']) === undefined) {
    refuse(stream, new ConnectError(`'${headers['grpc-timeout']}' is no timeout of gRPC`, Code.InvalidArgument));
  } else {
    refuse(stream, new ConnectError(`there is no method ${headers[':path']}`, Code.Unimplemented));
  }
}

/** With the status in the headers, and nothing behind them: what the protocol calls Trailers-Only. */
function refuse(stream: ServerHttp2Stream, error: ConnectError): void {
  stream.respond({ 'content-type': 'application/grpc', ...statusHeaders(error) }, { endStream: true });
}
