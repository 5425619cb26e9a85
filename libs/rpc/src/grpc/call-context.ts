import type { IncomingHttpHeaders } from 'node:http2';
import type { DescMethod } from '@bufbuild/protobuf';
import { createContextValues, type HandlerContext } from '@connectrpc/connect';

/** What a method knows of its call; it ends at `endsAt`, milliseconds as of `performance.now()`. */
export function callContext(
  method: DescMethod,
  headers: IncomingHttpHeaders,
  signal: AbortSignal,
  endsAt: number,
): HandlerContext {
  return {
    method,
    service: method.parent,
    signal,
    protocolName: 'grpc',
    requestMethod: 'POST',
    // Hardly any method asks for the headers: they are made when one does.
    get requestHeader() {
      const own = Object.entries(headers).filter(([name]) => !name.startsWith(':'));
      return new Headers(own.map(([name, value]) => [name, String(value)]));
    },
    responseHeader: new Headers(),
    responseTrailer: new Headers(),
    values: createContextValues(),
    url: `${headers[':scheme']}://${headers[':authority']}${headers[':path']}`,
    timeoutMs: () => (Number.isFinite(endsAt) ? endsAt - performance.now() : undefined),
  };
}
