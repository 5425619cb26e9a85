import type { PostgresType } from 'postgres';

type Read = (text: string) => unknown;

const asText: Read = (text) => text;

/** Object ids of the array types in use (pg_type.dat of PostgreSQL, the same on every server), and how an element is read. */
const arrays: readonly (readonly [name: string, oid: number, read: Read])[] = [
  ['bool[]', 1000, (text) => text === 't'],
  ['int4[]', 1007, Number],
  ['text[]', 1009, asText],
  ['int8[]', 1016, Number],
  ['float4[]', 1021, Number],
  ['timestamptz[]', 1185, (text) => new Date(text)],
  ['uuid[]', 2951, asText],
];

/**
 * Array types for the driver. By itself it asks each new connection for them; a connection that is lost just then makes a promise
 * of the driver's fail that nobody has, which ends the process. So it is told not to ask, and given those that are used here.
 */
export const arrayTypes: Record<string, PostgresType> = Object.fromEntries(
  arrays.map(([name, oid, read]) => [
    name,
    { to: oid, from: [oid], serialize: writeArray, parse: (text: string) => readArray(text, read) },
  ]),
);

/** `items` as an array literal of one dimension (https://www.postgresql.org/docs/17/arrays.html#ARRAYS-IO). */
export function writeArray(items: unknown): unknown {
  if (!Array.isArray(items)) return items;
  return `{${items.map(writeElement).join(',')}}`;
}

/** The elements of an array literal of one dimension. */
export function readArray(literal: string, read: Read): unknown[] {
  // Nearly all hold numbers or ids, and a search reads long ones.
  if (!literal.includes('"')) return readBare(literal.slice(1, -1), read);
  const elements = literal.slice(1, -1).matchAll(/"((?:[^"\\]|\\.)*)"|[^,]+/gs);
  return Array.from(elements, ([bare, quoted]) => {
    if (quoted !== undefined) return read(quoted.replaceAll(/\\(.)/gs, '$1'));
    return readElement(bare, read);
  });
}

function readBare(elements: string, read: Read): unknown[] {
  return elements === '' ? [] : elements.split(',').map((element) => readElement(element, read));
}

function readElement(bare: string, read: Read): unknown {
  return bare === 'NULL' ? null : read(bare);
}

function writeElement(item: unknown): string {
  if (item === null || item === undefined) return 'NULL';
  return `"${String(item).replaceAll(/["\\]/g, '\\$&')}"`;
}
