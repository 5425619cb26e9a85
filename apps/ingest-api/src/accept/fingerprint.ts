import { createHash } from 'node:crypto';
import type { Original } from './original.ts';

/** Tells one request from another under the same Idempotency-Key, whatever the order of its metadata. */
export function fingerprint(fields: object, original: Original): string {
  return createHash('sha256')
    .update(JSON.stringify([original.fingerprint, sorted(fields)]))
    .digest('hex');
}

/** With the keys of objects in order, so that equal requests have equal text. */
function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, item]) => [key, sorted(item)] as const);
  return Object.fromEntries(entries.toSorted(([one], [other]) => (one < other ? -1 : 1)));
}
