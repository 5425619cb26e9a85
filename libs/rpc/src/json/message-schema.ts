import { type DescField, type DescMessage, ScalarType } from '@bufbuild/protobuf';
import { z } from 'zod';

/**
 * What a message is as JSON (https://protobuf.dev/programming-guides/json/), for descriptions of the API: fields may all be left out, and
 * what comes is checked by the protocol itself.
 */
export function messageSchema(message: DescMessage): z.ZodType {
  const fields = message.fields.map((field) => [field.jsonName, fieldSchema(field).optional()] as const);
  return z.object(Object.fromEntries(fields));
}

function fieldSchema(field: DescField): z.ZodType {
  switch (field.fieldKind) {
    case 'list':
      return z.array(valueSchema(field.listKind, field));
    case 'map':
      return z.record(z.string(), valueSchema(field.mapKind, field));
    default:
      return valueSchema(field.fieldKind, field);
  }
}

function valueSchema(kind: 'scalar' | 'enum' | 'message', { scalar, enum: names, message }: DescField): z.ZodType {
  if (kind === 'scalar' && scalar !== undefined) return scalarSchema(scalar);
  if (kind === 'enum' && names) return z.enum(names.values.map(({ name }) => name));
  if (message) return wellKnown[message.typeName] ?? messageSchema(message);
  return z.unknown();
}

/** Those whose JSON is not an object with their fields. */
const wellKnown: Readonly<Record<string, z.ZodType>> = {
  'google.protobuf.Struct': z.record(z.string(), z.unknown()),
  'google.protobuf.Value': z.unknown(),
  'google.protobuf.Timestamp': z.iso.datetime(),
  'google.protobuf.DoubleValue': z.number(),
  'google.protobuf.Int32Value': z.int32(),
  'google.protobuf.Duration': z.string().describe('Seconds, such as `1.5s`'),
};

function scalarSchema(scalar: ScalarType): z.ZodType {
  switch (scalar) {
    case ScalarType.BOOL:
      return z.boolean();
    case ScalarType.STRING:
      return z.string();
    case ScalarType.BYTES:
      return z.base64();
    case ScalarType.DOUBLE:
    case ScalarType.FLOAT:
      return z.number();
    case ScalarType.INT64:
    case ScalarType.UINT64:
    case ScalarType.SINT64:
    case ScalarType.FIXED64:
    case ScalarType.SFIXED64:
      return z.string().describe('A whole number of 64 bits');
    case ScalarType.UINT32:
    case ScalarType.FIXED32:
      return z.uint32();
    default:
      return z.int32();
  }
}
