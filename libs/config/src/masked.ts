import { z } from 'zod';
import { isMapping } from './mapping.ts';
import { settingMetaOf } from './setting.ts';
import { unwrap } from './unwrap.ts';

/** The value of a setting without secrets: `***` where there is one, in lists of mappings too. */
export function masked(schema: z.ZodType, value: unknown): unknown {
  const inner = unwrap(schema);
  if (inner instanceof z.ZodArray && Array.isArray(value)) {
    return value.map((item) => masked(inner.element as z.ZodType, item));
  }
  if (inner instanceof z.ZodObject && isMapping(value)) {
    const shape = inner.shape as Record<string, z.ZodType>;
    const entries = Object.entries(value).map(([key, item]) => [key, masked(shape[key] ?? z.unknown(), item)]);
    return Object.fromEntries(entries);
  }
  if (settingMetaOf(schema)?.secret) return value === undefined || value === '' ? value : '***';
  return typeof value === 'string' ? withoutCredentials(value) : value;
}

export function withoutCredentials(text: string): string {
  return text.replace(/(:\/\/)[^/@\s]+@/, '$1***@');
}

/** Every secret in the value of a setting. */
export function secretsIn(schema: z.ZodType, value: unknown): string[] {
  const inner = unwrap(schema);
  if (inner instanceof z.ZodArray && Array.isArray(value)) {
    return value.flatMap((item) => secretsIn(inner.element as z.ZodType, item));
  }
  if (inner instanceof z.ZodObject && isMapping(value)) {
    return Object.entries(inner.shape as Record<string, z.ZodType>).flatMap(([key, field]) =>
      secretsIn(field, value[key]),
    );
  }
  return settingMetaOf(schema)?.secret && typeof value === 'string' ? [value] : [];
}
