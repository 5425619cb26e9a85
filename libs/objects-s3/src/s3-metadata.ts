/** Metadata travel as HTTP headers, so that values beyond printable ASCII are percent-encoded, and a `%` too. */
export function encodeMetadata(metadata: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(metadata).map(([key, value]) => [key, isPlain(value) ? value : encodeURIComponent(value)]),
  );
}

/** The reverse. A value that others wrote, and that is no percent-encoding, stays as it is. */
export function decodeMetadata(metadata: Readonly<Record<string, string>> = {}): Record<string, string> {
  return Object.fromEntries(Object.entries(metadata).map(([key, value]) => [key.toLowerCase(), decode(value)]));
}

/** Printable ASCII without `%`, and without spaces at the ends, which HTTP drops. */
function isPlain(value: string): boolean {
  return /^(?! )[ -$&-~]*(?<! )$/.test(value);
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
