import { z } from 'zod';
import type { Field } from './field.ts';
import type { Found } from './find-value.ts';
import { withoutCredentials } from './masked.ts';
import { unwrap } from './unwrap.ts';
import { valueAt } from './value-at.ts';
import { wanted } from './wanted.ts';

/** What is wrong with a setting, by the name that its source gives it, without the value of a secret. */
export function explain(issue: z.core.$ZodIssue, field: Field, found: Found | undefined): string {
  const part = issue.path.slice(field.path.length);
  const what = wanted(schemaAt(field.schema, part), issue);
  if (!found) return `${field.variable} (in YAML ${field.path.join('.')}) is not set: ${what}`;
  const origin = part.length === 0 ? found.origin : found.partOrigin(part);
  const value = part.length === 0 ? found.value : valueAt(found.value, part.map(String));
  const isShown = !field.secret && typeof value === 'string';
  return `${origin}: ${what}${isShown ? `, not "${withoutCredentials(value)}"` : ''}`;
}

/** The schema of a part of a value. */
function schemaAt(schema: z.ZodType, [key, ...rest]: readonly PropertyKey[]): z.ZodType {
  const inner = unwrap(schema);
  if (key === undefined) return schema;
  if (inner instanceof z.ZodArray) return schemaAt(inner.element as z.ZodType, rest);
  const part = inner instanceof z.ZodObject && (inner.shape as Record<string, z.ZodType>)[String(key)];
  return part ? schemaAt(part, rest) : inner;
}
