/** Postgres stores neither NUL nor half a surrogate pair; each becomes U+FFFD, so that such a text is kept rather than refused. */
export function storableText(text: string): string {
  return text.toWellFormed().replaceAll('\0', '\ufffd');
}

const unstorable = /\\u(?:0000|d[89a-f])/;
const escapes = /\\(u0000|ud[89a-f][0-9a-f]{2}|.)/g;

/**
 * `value` as JSON text that jsonb takes: write it as `${storableJson(value)}::text::jsonb`. In what `JSON.stringify` writes, an escaped
 * surrogate is always half a pair.
 */
export function storableJson(value: unknown): string {
  const json = JSON.stringify(value);
  if (!unstorable.test(json)) return json;
  return json.replace(escapes, (found: string, what: string) => (what.length > 1 ? '\\ufffd' : found));
}
