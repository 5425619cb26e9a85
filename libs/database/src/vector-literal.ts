import { MillraceError } from '@millrace/contracts';
import { toSql } from 'pgvector';

/**
 * A vector as pgvector reads it: write it as `${vectorLiteral(values)}::vector`. Throws `VALIDATION_ERROR` where a
 * number is not finite.
 */
export function vectorLiteral(values: Float32Array): string {
  if (!values.every(Number.isFinite))
    throw new MillraceError('VALIDATION_ERROR', 'a vector holds a number that is not finite');
  return String(toSql(Array.from(values)));
}
