import { Code, ConnectError } from '@connectrpc/connect';
import { type Envelope, envelopeHeadBytes } from '@millrace/protocol';
import { tooMuch } from './message-limits.ts';

/**
 * The envelopes of a body, each in one piece: whoever takes them byte by byte adds up all of it at each. Throws `RESOURCE_EXHAUSTED` before one of
 * more than `maxBytes` is received.
 */
export async function* envelopes(body: AsyncIterable<Uint8Array>, maxBytes: number): AsyncGenerator<Envelope> {
  let whole = new Uint8Array(envelopeHeadBytes);
  let filled = 0;
  let flags: number | undefined;
  for await (const chunk of body) {
    for (let at = 0; at < chunk.length; ) {
      const part = chunk.subarray(at, at + whole.length - filled);
      whole.set(part, filled);
      filled += part.length;
      at += part.length;
      if (filled < whole.length) break;
      if (flags === undefined) {
        flags = whole[0] ?? 0;
        whole = new Uint8Array(lengthIn(whole, maxBytes));
        filled = 0;
        if (whole.length > 0) continue;
      }
      yield { flags, bytes: whole };
      flags = undefined;
      whole = new Uint8Array(envelopeHeadBytes);
      filled = 0;
    }
  }
  if (flags !== undefined || filled > 0) {
    throw new ConnectError('the body ends within a message', Code.InvalidArgument);
  }
}

function lengthIn(head: Uint8Array, maxBytes: number): number {
  const length = new DataView(head.buffer).getUint32(1);
  if (length > maxBytes) throw tooMuch(`${length} bytes, and ${maxBytes} are the most`);
  return length;
}
