import { once } from 'node:events';
import type { OutgoingHttpHeaders, ServerHttp2Stream } from 'node:http2';
import type { ConnectError, HandlerContext } from '@connectrpc/connect';
import { enveloped } from '@millrace/protocol';
import { tooMuch } from '../calls/message-limits.ts';
import type { MessageFormat } from './message-format.ts';
import { knownPackings } from './packing.ts';
import type { Output } from './served-method.ts';
import { statusHeaders } from './status-headers.ts';

export interface AnswerOptions {
  readonly format: MessageFormat;
  /** Of one message. */
  readonly maxBytes: number;
}

/** The answer to one call, as it is written: headers, messages, and the trailers that say how it ended. */
export interface Answer {
  /** Writes a message of several; resolves when more is wanted. Throws `RESOURCE_EXHAUSTED`. */
  send(message: Output): Promise<void>;
  /** Ends the call well, with its only message where it has one. Throws `RESOURCE_EXHAUSTED`. */
  end(message?: Output): void;
  /** Ends it with an error; does nothing where it has ended, or its caller has left. */
  fail(error: ConnectError): void;
}

export function createAnswer(stream: ServerHttp2Stream, context: HandlerContext, options: AnswerOptions): Answer {
  const { format, maxBytes } = options;
  const { method, responseHeader, responseTrailer } = context;
  let isBegun = false;

  /** Not packed: numbers hardly get smaller, and it takes longer than sending them. */
  function envelopeOf(message: Output): Buffer {
    const bytes = format.serialize(method.output, message);
    if (bytes.length > maxBytes) throw tooMuch(`${bytes.length} bytes, and ${maxBytes} are the most`);
    return enveloped({ flags: 0, bytes });
  }

  const headers = (): OutgoingHttpHeaders => ({
    ...Object.fromEntries(responseHeader),
    'content-type': format.contentType,
    'grpc-accept-encoding': knownPackings,
  });

  function begin(): void {
    if (!isBegun) stream.respond(headers(), { waitForTrailers: true });
    isBegun = true;
  }

  function endWith(error: ConnectError | undefined, last?: Buffer): void {
    const trailers = statusHeaders(error, responseTrailer);
    stream.once('wantTrailers', () => stream.sendTrailers(trailers));
    begin();
    stream.end(last);
  }

  return {
    async send(message) {
      const envelope = envelopeOf(message);
      begin();
      if (!stream.write(envelope)) await once(stream, 'drain', { signal: context.signal });
    },
    end(message) {
      endWith(undefined, message && envelopeOf(message));
    },
    fail(error) {
      if (stream.destroyed || stream.writableEnded) return;
      if (isBegun) return endWith(error);
      // Nothing was written: status and headers go together (Trailers-Only in PROTOCOL-HTTP2.md of gRPC).
      stream.respond({ ...headers(), ...statusHeaders(error, responseTrailer) }, { endStream: true });
    },
  };
}
