import { z } from 'zod';

interface JsonSchema {
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
}

/** What a setting must be, in words: `a whole number from 1 to 65535`. */
export function kindOf(schema: z.ZodType): string {
  const { type, enum: values, format, minimum, maximum } = jsonSchemaOf(schema);
  if (values) return `one of ${values.join(', ')}`;
  if (type === 'integer') return `a whole number${range(minimum, maximum)}`;
  if (type === 'number') return `a number${range(minimum, maximum)}`;
  if (type === 'boolean') return 'true or false';
  if (type === 'array') return 'a list';
  if (type === 'object') return 'a mapping';
  return format === 'uri' ? 'a URL' : 'a text';
}

function jsonSchemaOf(schema: z.ZodType): JsonSchema {
  return z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as JsonSchema;
}

/** A whole number without bounds is bounded by what JavaScript counts exactly, which says nothing. */
function range(least: number | undefined, most: number | undefined): string {
  const from = least === undefined || least <= Number.MIN_SAFE_INTEGER ? undefined : least;
  const to = most === undefined || most >= Number.MAX_SAFE_INTEGER ? undefined : most;
  if (from !== undefined && to !== undefined) return ` from ${from} to ${to}`;
  if (from !== undefined) return ` of at least ${from}`;
  return to === undefined ? '' : ` of at most ${to}`;
}
