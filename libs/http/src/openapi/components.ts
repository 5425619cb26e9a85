import { httpSchemas } from '@millrace/contracts';
import { z } from 'zod';

export type JsonSchema = Readonly<Record<string, unknown>>;

const namedSchemas = Object.entries(httpSchemas);

function registryOfNames() {
  const registry = z.registry<{ id: string }>();
  for (const [id, { schema }] of namedSchemas) registry.add(schema, { id });
  return registry;
}

/** The named schemas of the contracts, referring to each other. */
export function componentSchemas(): Record<string, JsonSchema> {
  const byDirection = { input: jsonSchemasOf('input'), output: jsonSchemasOf('output') };
  return Object.fromEntries(namedSchemas.map(([id, { io }]) => [id, withoutIds(byDirection[io][id] ?? {})]));
}

function jsonSchemasOf(io: 'input' | 'output'): Record<string, JsonSchema> {
  const uri = (id: string) => `#/components/schemas/${id}`;
  return z.toJSONSchema(registryOfNames(), { uri, io, unrepresentable: 'any' }).schemas;
}

/** A schema as JSON Schema (draft 2020-12, as OpenAPI 3.1 takes it): a reference where it has a name. */
export function schemaObject(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
  const name = namedSchemas.find(([, named]) => named.schema === schema)?.[0];
  return name ? { $ref: `#/components/schemas/${name}` } : writtenOut(schema, io);
}

/** The same, never a reference. */
export function writtenOut(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
  return withoutIds(z.toJSONSchema(schema, { io, unrepresentable: 'any' }));
}

function withoutIds({ $schema: _dialect, $id: _id, ...schema }: JsonSchema): JsonSchema {
  return schema;
}
