import type { Http2ServerRequest, Http2ServerResponse } from 'node:http2';
import { grpcStatuses } from '@millrace/contracts';

/** Answers what is no call of a method that is served here. */
export function refuseCall({ url, headers }: Http2ServerRequest, response: Http2ServerResponse): void {
  if (!headers['content-type']?.startsWith('application/grpc')) {
    response.writeHead(415, { 'content-type': 'text/plain' });
    response.end('This port takes gRPC alone. JSON is taken on the HTTP port.\n');
    return;
  }
  // The status in the headers, and nothing behind them: what the protocol calls Trailers-Only.
  const headersOnly = {
    ':status': 200,
    'content-type': 'application/grpc',
    'grpc-status': grpcStatuses.UNIMPLEMENTED,
    'grpc-message': encodeURIComponent(`there is no method ${url}`),
  };
  response.stream.respond(headersOnly, { endStream: true });
}
