import type { DescMessage } from '@bufbuild/protobuf';
import { Code, ConnectError } from '@connectrpc/connect';
import type { Compression } from '@connectrpc/connect/protocol';
import { packedFlag } from '@millrace/protocol';
import { boundedMessages } from '../calls/bounded-messages.ts';
import type { MessageLimits } from '../calls/message-limits.ts';
import { type MessageFormat, parseMessage } from './message-format.ts';
import type { Input } from './served-method.ts';

export interface ReadOptions {
  readonly format: MessageFormat;
  readonly compression: Compression | undefined;
  readonly limits: MessageLimits;
}

/** The messages of a body of gRPC. Throws as `boundedMessages` does. */
export async function* readMessages(
  body: AsyncIterable<Uint8Array>,
  schema: DescMessage,
  { format, compression, limits }: ReadOptions,
): AsyncGenerator<Input> {
  const counted = format.isJson ? undefined : schema;
  for await (const { flags, bytes } of boundedMessages(body, counted, compression, limits)) {
    if ((flags & packedFlag) !== 0) throw new ConnectError('the message is packed, and nobody said how', Code.Internal);
    yield parseMessage(format, schema, bytes);
  }
}
