import { MillraceError } from '@millrace/contracts';
import type { z } from 'zod';

/** `value` as `schema` gives it out. Throws `VALIDATION_ERROR` with an error a field, their paths beginning with `part`. */
export function validate<T extends z.ZodType>(schema: T, value: unknown, part: string): z.output<T> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const errors = result.error.issues.map(({ path, message }) => ({ path: [part, ...path].join('.'), message }));
  const detail = errors.map(({ path, message }) => `${path}: ${message}`).join('; ');
  throw new MillraceError('VALIDATION_ERROR', detail, { errors });
}
