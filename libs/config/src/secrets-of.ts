import type { z } from 'zod';
import { fieldsOf } from './field.ts';
import { secretsIn } from './masked.ts';
import { valueAt } from './value-at.ts';

/** The values of all settings that are secrets, for whoever must not show them. */
export function secretsOf<S extends z.ZodObject>(schema: S, config: z.output<S>): string[] {
  return fieldsOf(schema).flatMap((field) => secretsIn(field.schema, valueAt(config, field.path)));
}
