import type { IncomingHttpHeaders } from 'node:http2';
import {
  create,
  type DescMessage,
  fromBinary,
  type MessageInitShape,
  type MessageShape,
  toBinary,
} from '@bufbuild/protobuf';
import { Code, ConnectError } from '@connectrpc/connect';
import { codeFromHttpStatus, findTrailerError } from '@connectrpc/connect/protocol-grpc';
import { MillraceError } from '@millrace/contracts';
import { enveloped, envelopeHeadBytes, nesting, packedFlag } from '@millrace/protocol';
import type { Received } from './grpc-exchange.ts';

/** A message as the body of a request. Throws `VALIDATION_ERROR` for what is none, `PAYLOAD_TOO_LARGE`. */
export function serializeRequest<I extends DescMessage>(
  schema: I,
  message: MessageInitShape<I>,
  maxBytes: number,
): Buffer {
  const bytes = attempt(() => toBinary(schema, create(schema, message)));
  if (bytes.length <= maxBytes) return enveloped({ flags: 0, bytes });
  const problem = `the message has ${bytes.length} bytes, and ${maxBytes} are the most: send it in several calls`;
  throw new MillraceError('PAYLOAD_TOO_LARGE', problem);
}

function attempt(serialize: () => Uint8Array): Uint8Array {
  try {
    return serialize();
  } catch (cause) {
    throw new MillraceError('VALIDATION_ERROR', (cause as Error).message, { cause });
  }
}

/** Throws the `ConnectError` with which a call ended. */
export function throwFailure({ headers, trailers }: Received): void {
  const status = Number(headers[':status']);
  if (status !== 200) throw new ConnectError(`HTTP ${status}`, codeFromHttpStatus(status));
  if (trailers['grpc-status'] === '0') return;
  throw findTrailerError(webHeaders(trailers)) ?? new ConnectError('the answer has no status', Code.Unavailable);
}

/** The message of an answer that ended well. */
export function parseAnswer<O extends DescMessage>(schema: O, body: Buffer): MessageShape<O> {
  const bytes = body.subarray(envelopeHeadBytes);
  if (body.length < envelopeHeadBytes || body.readUInt32BE(1) !== bytes.length || (body[0] ?? 0) & packedFlag) {
    throw new ConnectError('the answer is not one message as it was asked for', Code.Internal);
  }
  return fromBinary(schema, bytes, nesting);
}

/** Without the pseudo-headers of HTTP/2. */
export function webHeaders(headers: IncomingHttpHeaders): Headers {
  const own = Object.entries(headers).filter(([name]) => !name.startsWith(':'));
  return new Headers(own.map(([name, value]): [string, string] => [name, String(value)]));
}
