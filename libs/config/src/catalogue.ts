import type { z } from 'zod';
import json from '../generated/catalogue.json' with { type: 'json' };
import { variablesByPath } from './field.ts';

/** Every setting of every app by its place in YAML, with its variables: one file and one environment serve them all. */
export type Catalogue = ReadonlyMap<string, readonly string[]>;

const generated: Readonly<Record<string, readonly string[]>> = json;

/** The catalogue as it was generated, and what `schema` has besides. */
export function catalogueWith(schema: z.ZodObject): Catalogue {
  return new Map<string, readonly string[]>([...Object.entries(generated), ...variablesByPath(schema)]);
}

/** What is generated of the schemas of all apps. */
export function catalogueOf(schemas: readonly z.ZodObject[]): Record<string, readonly string[]> {
  return Object.fromEntries(
    schemas.flatMap((schema) => [...variablesByPath(schema)]).toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );
}
