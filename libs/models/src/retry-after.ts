/** A quota of a day is believed; whatever is asked for beyond is no wait any more. */
const longestMs = 24 * 3_600_000;

/**
 * Milliseconds that a `Retry-After` header asks for, in seconds or as an HTTP date (RFC 9110 §10.2.3), at most a day; undefined where
 * it says nothing usable.
 */
export function retryAfterMs(header: string | undefined, now: Date): number | undefined {
  if (header === undefined) return undefined;
  const value = header.trim();
  const ms = /^\d+(\.\d+)?$/.test(value) ? Number(value) * 1000 : Date.parse(value) - now.getTime();
  return Number.isNaN(ms) ? undefined : Math.min(longestMs, Math.max(0, Math.ceil(ms)));
}
