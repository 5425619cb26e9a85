import { MillraceError } from '@millrace/contracts';
import type { Scalar } from './condition.ts';

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Throws `VALIDATION_ERROR` for what a field cannot be compared with. */
export function scalar(value: unknown, where: string): Scalar {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  throw invalidFilter(where, 'takes a text, a number, true, false or null');
}

/** `where` as the caller wrote it: names and operators down to the place that is wrong. */
export function invalidFilter(where: string, problem: string): MillraceError {
  return new MillraceError('VALIDATION_ERROR', `${where} ${problem}`);
}
