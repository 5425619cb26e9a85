import { z } from 'zod';
import { unwrap } from './unwrap.ts';

const truths: Readonly<Record<string, boolean>> = {
  true: true,
  yes: true,
  on: true,
  1: true,
  false: false,
  no: false,
  off: false,
  0: false,
};

/**
 * Every source gives text (YAML is read without its own typing), so the schema alone says what a value is.
 * Text that is not of the schema's kind is left as it is: the schema then refuses it.
 */
export function coerce(schema: z.ZodType, value: unknown): unknown {
  const inner = unwrap(schema);
  if (inner instanceof z.ZodArray) {
    const items = typeof value === 'string' ? itemsOf(value) : value;
    return Array.isArray(items) ? items.map((item) => coerce(inner.element as z.ZodType, item)) : items;
  }
  if (inner instanceof z.ZodRecord) return coerceEntries(value, () => inner.valueType as z.ZodType);
  if (inner instanceof z.ZodObject) {
    const shape = inner.shape as Record<string, z.ZodType>;
    return coerceEntries(value, (key) => shape[key]);
  }
  if (typeof value !== 'string') return value;
  if (inner instanceof z.ZodNumber) return value.trim() === '' || Number.isNaN(Number(value)) ? value : Number(value);
  if (inner instanceof z.ZodBoolean) return truths[value.trim().toLowerCase()] ?? value;
  return value;
}

/** `a, b`, or JSON where the items are more than words: `[{"model": "x"}]`. */
function itemsOf(text: string): unknown {
  if (!/^\s*\[/.test(text)) return text.split(',').map((item) => item.trim());
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function coerceEntries(value: unknown, schemaOf: (key: string) => z.ZodType | undefined): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const entries = Object.entries(value).map(([key, item]) => {
    const schema = schemaOf(key);
    return [key, schema ? coerce(schema, item) : item];
  });
  return Object.fromEntries(entries);
}
