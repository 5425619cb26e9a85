import { connect, type OutgoingHttpHeaders } from 'node:http2';

/** Begins a call on a connection of its own, without a library of gRPC: what is sent, and when, is the test's to say. */
export function openCall(url: string, path: string, headers: OutgoingHttpHeaders = {}) {
  const session = connect(url);
  const stream = session.request({
    ':method': 'POST',
    ':path': path,
    'content-type': 'application/grpc',
    te: 'trailers',
    ...headers,
  });
  return { session, stream };
}
