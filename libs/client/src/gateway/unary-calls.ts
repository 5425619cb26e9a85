import type { OutgoingHttpHeaders } from 'node:http2';
import type { Transport } from '@connectrpc/connect';
import type { Http2SessionManager } from '@connectrpc/connect-node';
import { envelopeHeadBytes } from '@millrace/protocol';
import { exchange } from './grpc-exchange.ts';
import { parseAnswer, serializeRequest, throwFailure, webHeaders } from './grpc-message.ts';
import { withinTime } from './within-time.ts';

export interface UnaryOptions {
  readonly sessions: Http2SessionManager;
  readonly baseUrl: string;
  /** Of one message that is sent or taken. */
  readonly maxMessageBytes: number;
  /** Deadline of a call that names none, milliseconds. */
  readonly defaultTimeoutMs: number | undefined;
  /** Sent with each call that does not say otherwise. */
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * Makes unary calls of gRPC straight over HTTP/2. One message each way needs none of the pipes through which Connect leads every call, and
 * which take longer than the way there and back (docs/adr/0023).
 */
export function unaryCalls(options: UnaryOptions): Transport['unary'] {
  const { sessions, maxMessageBytes } = options;
  const prefix = new URL(options.baseUrl).pathname.replace(/\/$/, '');
  return async (method, signal, timeoutMs = options.defaultTimeoutMs, header, input) => {
    const body = serializeRequest(method.input, input, maxMessageBytes);
    const headers: OutgoingHttpHeaders = {
      ...options.headers,
      ...Object.fromEntries(new Headers(header)),
      ...(timeoutMs === undefined ? {} : { 'grpc-timeout': grpcTimeout(timeoutMs) }),
      'content-type': 'application/grpc+proto',
      te: 'trailers',
    };
    const path = `${prefix}/${method.parent.typeName}/${method.name}`;
    const open = () => sessions.request('POST', path, headers, {});
    const received = await withinTime({ open, timeoutMs, signal }, (stream) => {
      stream.on('data', () => sessions.notifyResponseByteRead(stream));
      return exchange(stream, body, maxMessageBytes + envelopeHeadBytes);
    });
    throwFailure(received);
    return {
      stream: false,
      service: method.parent,
      method,
      message: parseAnswer(method.output, received.body),
      // Hardly anybody asks for them: they are made for who does.
      get header() {
        return webHeaders(received.headers);
      },
      get trailer() {
        return webHeaders(received.trailers);
      },
    };
  };
}

/** In milliseconds, as far as its eight digits go (PROTOCOL-HTTP2.md of gRPC: Timeout). */
function grpcTimeout(ms: number): string {
  const whole = Math.max(0, Math.ceil(ms));
  return whole < 1e8 ? `${whole}m` : `${Math.ceil(whole / 1_000)}S`;
}
