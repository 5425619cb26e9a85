import { MillraceError } from '@millrace/contracts';
import type { Scalar } from './condition.ts';

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isScalar(value: unknown): value is Scalar {
  return value === null || typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value);
}

/** `where` as the caller wrote it: names and operators down to the place that is wrong. */
export function invalidFilter(where: string, problem: string): MillraceError {
  return new MillraceError('VALIDATION_ERROR', `${where} ${problem}`);
}
