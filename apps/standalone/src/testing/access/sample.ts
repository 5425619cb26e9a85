import { randomUUID } from 'node:crypto';

/** A JSON Schema (2020-12) as an OpenAPI document holds it. */
export interface Schema {
  readonly $ref?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly type?: string;
  readonly format?: string;
  readonly minimum?: number;
  readonly minItems?: number;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: boolean | Schema;
  readonly required?: readonly string[];
}

export type Values = Readonly<Record<string, unknown>>;
export type Resolve = (schema: Schema) => Schema;

const texts: Readonly<Record<string, () => string>> = {
  uuid: () => randomUUID(),
  'date-time': () => '2040-01-01T00:00:00Z',
};

/** The least that fits `schema`: of an object what it must have, and what `chosen` has a value for. */
export function sampleOf(given: Schema, resolve: Resolve, chosen: Values): unknown {
  const schema = resolve(given);
  const { const: constant, enum: choices, anyOf, oneOf, type, format, minimum, minItems = 0, items } = schema;
  if (constant !== undefined) return constant;
  if (choices) return choices[0];
  const [branch] = anyOf ?? oneOf ?? [];
  if (branch) return sampleOf(branch, resolve, chosen);
  if (type === 'object') return objectOf(schema, resolve, chosen);
  if (type === 'array') return Array.from({ length: minItems }, () => sampleOf(items ?? {}, resolve, chosen));
  if (type === 'integer' || type === 'number') return minimum ?? 1;
  if (type === 'boolean') return true;
  return texts[format ?? '']?.() ?? 'sample';
}

function objectOf({ properties = {}, required = [] }: Schema, resolve: Resolve, chosen: Values): object {
  const named = Object.entries(properties).flatMap(([name, schema]) => {
    if (name in chosen) return [[name, asIn(resolve(schema), chosen[name])] as const];
    return required.includes(name) ? [[name, sampleOf(schema, resolve, chosen)] as const] : [];
  });
  return Object.fromEntries(named);
}

function asIn({ type }: Schema, value: unknown): unknown {
  return type === 'array' ? [value] : value;
}
