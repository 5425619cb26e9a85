import {
  create,
  type DescMessage,
  fromBinary,
  fromJsonString,
  type MessageInitShape,
  type MessageShape,
  toBinary,
  toJsonString,
} from '@bufbuild/protobuf';
import { Code, ConnectError } from '@connectrpc/connect';
import { binaryOptions, jsonOptions } from '../calls/read-options.ts';

/** How messages are bytes. */
export interface MessageFormat {
  readonly contentType: string;
  readonly isJson: boolean;
  /** Throws what is wrong with the bytes. */
  parse(schema: DescMessage, bytes: Uint8Array): MessageShape<DescMessage>;
  serialize(schema: DescMessage, message: MessageInitShape<DescMessage>): Uint8Array;
}

const binary: MessageFormat = {
  contentType: 'application/grpc+proto',
  isJson: false,
  parse: (schema, bytes) => fromBinary(schema, bytes, binaryOptions),
  serialize: (schema, message) => toBinary(schema, create(schema, message)),
};

const json: MessageFormat = {
  contentType: 'application/grpc+json',
  isJson: true,
  parse: (schema, bytes) => fromJsonString(schema, Buffer.from(bytes).toString(), jsonOptions),
  serialize: (schema, message) => Buffer.from(toJsonString(schema, create(schema, message))),
};

/** Of a request with this content type; undefined where it is none of gRPC (PROTOCOL-HTTP2.md of gRPC: Content-Type). */
export function formatOf(contentType = ''): MessageFormat | undefined {
  const [is, subtype] = /^application\/grpc(?:\+(json|proto))?(?:;.*)?$/i.exec(contentType) ?? [];
  if (is === undefined) return undefined;
  return subtype?.toLowerCase() === 'json' ? json : binary;
}

/** A message out of the bytes. Throws `INVALID_ARGUMENT`. */
export function parseMessage(format: MessageFormat, schema: DescMessage, bytes: Uint8Array): MessageShape<DescMessage> {
  try {
    return format.parse(schema, bytes);
  } catch (cause) {
    const { message } = cause as Error;
    throw new ConnectError(
      `this is no ${schema.typeName}: ${message}`,
      Code.InvalidArgument,
      undefined,
      undefined,
      cause,
    );
  }
}
