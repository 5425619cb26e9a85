import type { DescMessage } from '@bufbuild/protobuf';
import { Code, ConnectError } from '@connectrpc/connect';
import { type Compression, readAllBytes } from '@connectrpc/connect/protocol';
import { countParts } from './count-parts.ts';

export interface BodyLimits {
  /** Of one message, unpacked. */
  readonly maxBytes: number;
  /** Messages within one. */
  readonly maxParts: number;
}

/** The first byte of an envelope says whether it is compressed, the other four how long it is (PROTOCOL-HTTP2.md of gRPC). */
const headBytes = 5;
const compressedFlag = 1;

/**
 * The messages of a body of gRPC in their envelopes, unpacked, each in one piece: whoever takes it byte by byte adds up all of it at each. Throws
 * `RESOURCE_EXHAUSTED` before what is too large is received, and before what has too many parts is read as a `schema`, `INVALID_ARGUMENT` for what is none;
 * without a schema nothing is counted.
 */
export async function* boundedBody(
  body: AsyncIterable<Uint8Array>,
  schema: DescMessage | undefined,
  compression: Compression | undefined,
  { maxBytes, maxParts }: BodyLimits,
): AsyncGenerator<Uint8Array> {
  for await (const [flags, received] of envelopes(body, maxBytes)) {
    const unpack = (flags & compressedFlag) === 1 ? compression : undefined;
    const message = unpack ? await unpack.decompress(received, maxBytes) : received;
    checkParts(schema, message, maxParts);
    yield headOf(unpack ? flags ^ compressedFlag : flags, message.length);
    yield message;
  }
}

/** The same of a body that is one message. */
export async function* boundedMessage(
  body: AsyncIterable<Uint8Array>,
  schema: DescMessage | undefined,
  { maxBytes, maxParts }: BodyLimits,
): AsyncGenerator<Uint8Array> {
  const message = await readAllBytes(body, maxBytes);
  checkParts(schema, message, maxParts);
  yield message;
}

function checkParts(schema: DescMessage | undefined, message: Uint8Array, most: number): void {
  if (schema && partsOf(schema, message, most) > most) throw tooMuch(`more than ${most} parts`);
}

function partsOf(schema: DescMessage, message: Uint8Array, most: number): number {
  try {
    return countParts(schema, message, most);
  } catch (cause) {
    throw new ConnectError(`this is no ${schema.typeName}`, Code.InvalidArgument, undefined, undefined, cause);
  }
}

/** Flags and what stands in the envelope. */
async function* envelopes(body: AsyncIterable<Uint8Array>, maxBytes: number): AsyncGenerator<[number, Uint8Array]> {
  let whole = new Uint8Array(headBytes);
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
      yield [flags, whole];
      flags = undefined;
      whole = new Uint8Array(headBytes);
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

function headOf(flags: number, length: number): Uint8Array {
  const head = new Uint8Array(headBytes);
  const view = new DataView(head.buffer);
  view.setUint8(0, flags);
  view.setUint32(1, length);
  return head;
}

function tooMuch(problem: string): ConnectError {
  return new ConnectError(`the message has ${problem}: send it in several calls`, Code.ResourceExhausted);
}
