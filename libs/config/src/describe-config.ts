import type { z } from 'zod';
import { fieldsOf } from './field.ts';
import { masked } from './masked.ts';
import { valueAt } from './value-at.ts';

/** `config` flat, for a log line at start: `{'postgres.host': 'localhost', 'postgres.password': '***'}`. */
export function describeConfig<S extends z.ZodObject>(schema: S, config: z.output<S>): Record<string, unknown> {
  const lines = fieldsOf(schema).map(
    (field) => [field.path.join('.'), masked(field.schema, valueAt(config, field.path))] as const,
  );
  return Object.fromEntries(lines.filter(([, value]) => value !== undefined));
}
