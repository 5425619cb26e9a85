import { MillraceError } from '@millrace/contracts';

/**
 * Postgres stores neither NUL nor half a surrogate pair; each becomes U+FFFD, so that such a text is kept rather than
 * refused.
 */
export function storableText(text: string): string {
  return text.toWellFormed().replaceAll('\0', '\ufffd');
}

/** Postgres reads JSON by recursion, and PGlite's stack holds some thousands of levels. */
const mostLevels = 200;

const unstorable = /\\u(?:0000|d[89a-f])/;
const escapes = /\\(u0000|ud[89a-f][0-9a-f]{2}|.)/g;

/**
 * `value` as JSON text that jsonb takes: write it as `${storableJson(value)}::text::jsonb`. In what `JSON.stringify`
 * writes, an escaped surrogate is always half a pair. Throws `VALIDATION_ERROR` where it is nested deeper than 200
 * levels.
 */
export function storableJson(value: unknown): string {
  assertLevels(value, mostLevels);
  const json = JSON.stringify(value);
  if (!unstorable.test(json)) return json;
  return json.replace(escapes, (found: string, what: string) => (what.length > 1 ? '\\ufffd' : found));
}

function assertLevels(value: unknown, levels: number): void {
  if (typeof value !== 'object' || value === null) return;
  if (levels === 0) throw new MillraceError('VALIDATION_ERROR', `JSON is nested deeper than ${mostLevels} levels`);
  for (const inner of Object.values(value)) assertLevels(inner, levels - 1);
}
