import type { DescMessage } from '@bufbuild/protobuf';
import { Code, ConnectError } from '@connectrpc/connect';
import { type Compression, readAllBytes } from '@connectrpc/connect/protocol';
import { type Envelope, enveloped, packedFlag } from '@millrace/protocol';
import { countParts } from './count-parts.ts';
import { envelopes } from './envelopes.ts';
import { type MessageLimits, tooMuch } from './message-limits.ts';

/**
 * The messages in the envelopes of a body, unpacked where their `compression` is known. Throws `RESOURCE_EXHAUSTED` before what is too large is received,
 * and before what has too many parts is read as a `schema`, `INVALID_ARGUMENT` for what is none; without a schema nothing is counted.
 */
export async function* boundedMessages(
  body: AsyncIterable<Uint8Array>,
  schema: DescMessage | undefined,
  compression: Compression | undefined,
  { maxBytes, maxParts }: MessageLimits,
): AsyncGenerator<Envelope> {
  for await (const { flags, bytes: received } of envelopes(body, maxBytes)) {
    const unpack = (flags & packedFlag) === 0 ? undefined : compression;
    const bytes = unpack ? await unpack.decompress(received, maxBytes) : received;
    checkParts(schema, bytes, maxParts);
    yield { flags: unpack ? flags ^ packedFlag : flags, bytes };
  }
}

/** The same as a body. */
export async function* boundedBody(...given: Parameters<typeof boundedMessages>): AsyncGenerator<Uint8Array> {
  for await (const envelope of boundedMessages(...given)) yield enveloped(envelope);
}

/** The same of a body that is one message. */
export async function* boundedMessage(
  body: AsyncIterable<Uint8Array>,
  schema: DescMessage | undefined,
  { maxBytes, maxParts }: MessageLimits,
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
