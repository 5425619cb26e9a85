import type { ClientHttp2Stream, IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http2';
import { openCall } from './open-call.ts';

export interface RawAnswer {
  readonly headers: IncomingHttpHeaders;
  /** Those of the headers where the answer had nothing else. */
  readonly trailers: IncomingHttpHeaders;
  readonly body: string;
}

/** An empty message, as gRPC frames it. */
const emptyMessage = Buffer.alloc(5);

/** Calls without a library of gRPC, as a client that is odd, or means harm. Rejects where the call is broken off. */
export async function rawCall(
  url: string,
  path: string,
  headers: OutgoingHttpHeaders = {},
  send: (stream: ClientHttp2Stream) => void = (stream) => stream.end(emptyMessage),
): Promise<RawAnswer> {
  const { session, stream } = openCall(url, path, headers);
  try {
    let answered: IncomingHttpHeaders = {};
    let trailers: IncomingHttpHeaders | undefined;
    stream.on('response', (received) => {
      answered = received;
    });
    stream.on('trailers', (received) => {
      trailers = received;
    });
    send(stream);
    const chunks: Buffer[] = [];
    for await (const chunk of stream) chunks.push(chunk as Buffer);
    return { headers: answered, trailers: trailers ?? answered, body: Buffer.concat(chunks).toString() };
  } finally {
    session.destroy();
  }
}
