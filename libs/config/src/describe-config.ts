import type { z } from 'zod';
import { fieldsOf } from './field.ts';
import { valueAt } from './value-at.ts';

/** `config` flat, for a log line at start: `{'postgres.host': 'localhost', 'postgres.password': '***'}`. */
export function describeConfig<S extends z.ZodObject>(schema: S, config: z.output<S>): Record<string, unknown> {
  const lines = fieldsOf(schema).map(({ path, secret }) => {
    const value = valueAt(config, path);
    const isSet = value !== undefined && value !== '';
    return [path.join('.'), secret && isSet ? '***' : withoutCredentials(value)] as const;
  });
  return Object.fromEntries(lines.filter(([, value]) => value !== undefined));
}

function withoutCredentials(value: unknown): unknown {
  return typeof value === 'string' ? value.replace(/(:\/\/)[^/@\s]+@/, '$1***@') : value;
}
