import type { DescField, DescMessage } from '@bufbuild/protobuf';
import { BinaryReader, WireType } from '@bufbuild/protobuf/wire';
import { nesting } from '@millrace/protocol';

/**
 * How many messages `bytes`, a `schema`, has in it, of which it makes an object each when it is read: two bytes are enough for one, which then
 * takes some hundred. Stops counting past `most`. Throws where the bytes are no message.
 */
export function countParts(schema: DescMessage, bytes: Uint8Array, most: number): number {
  const reader = new BinaryReader(bytes);
  let count = 0;

  function walk(fieldOf: (number: number) => DescMessage | Entry | undefined, end: number, levels: number): void {
    while (reader.pos < end && count <= most && levels > 0) {
      const [number, wireType] = reader.tag();
      const part = wireType === WireType.LengthDelimited ? fieldOf(number) : undefined;
      if (!part) {
        reader.skip(wireType, number, levels);
        continue;
      }
      count += 1;
      const length = reader.uint32();
      const from = reader.pos;
      walk('typeName' in part ? fieldsOf(part) : part.field, from + length, levels - 1);
      reader.pos = from + length;
    }
  }

  walk(fieldsOf(schema), bytes.length, nesting.recursionLimit);
  return count;
}

/** Of a map: its value is field 2 (Protocol Buffers, Language Guide: maps). */
interface Entry {
  field(number: number): DescMessage | undefined;
}

type Parts = ReadonlyMap<number, DescMessage | Entry>;

const known = new WeakMap<DescMessage, Parts>();

function fieldsOf(schema: DescMessage): (number: number) => DescMessage | Entry | undefined {
  let parts = known.get(schema);
  if (!parts) {
    parts = new Map(schema.fields.flatMap((field) => partOf(field)));
    known.set(schema, parts);
  }
  const found = parts;
  return (number) => found.get(number);
}

function partOf({ number, fieldKind, message }: DescField): [number, DescMessage | Entry][] {
  if (fieldKind === 'map') return [[number, { field: (inner) => (inner === 2 ? message : undefined) }]];
  return message ? [[number, message]] : [];
}
