import { z } from 'zod';

interface JsonSchema {
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
}

/** What a setting must be, in words: `a whole number from 1 to 65535 is wanted`. Of what a schema says in its own words, those. */
export function wanted(schema: z.ZodType, issue: z.core.$ZodIssue): string {
  const {
    type,
    enum: values,
    minimum,
    maximum,
  } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as JsonSchema;
  if (values) return `one of ${values.join(', ')} is wanted`;
  if (type === 'integer') return `a whole number${range(minimum, maximum)} is wanted`;
  if (type === 'number') return `a number${range(minimum, maximum)} is wanted`;
  if (type === 'boolean') return 'true or false is wanted';
  if (issue.code === 'invalid_format' && issue.format === 'url') return 'a URL is wanted';
  if (issue.code === 'too_small' && issue.origin === 'string') return `at least ${counted(issue.minimum)} are wanted`;
  if (issue.code === 'too_big' && issue.origin === 'string') return `at most ${counted(issue.maximum)} are allowed`;
  if (issue.code !== 'invalid_type') return issue.message;
  return type === 'array' ? 'a list is wanted' : `${type === 'object' ? 'a mapping' : 'a text'} is wanted`;
}

/** A whole number without bounds is bounded by what JavaScript counts exactly, which says nothing. */
function range(least: number | undefined, most: number | undefined): string {
  const from = least === undefined || least <= Number.MIN_SAFE_INTEGER ? undefined : least;
  const to = most === undefined || most >= Number.MAX_SAFE_INTEGER ? undefined : most;
  if (from !== undefined && to !== undefined) return ` from ${from} to ${to}`;
  if (from !== undefined) return ` of at least ${from}`;
  return to === undefined ? '' : ` of at most ${to}`;
}

function counted(characters: number | bigint): string {
  return `${characters} character${characters === 1 ? '' : 's'}`;
}
