const firstMs = 100;
const longestMs = 3_000;

/**
 * How long to wait before the next attempt to connect, milliseconds: doubling from 0.1 s to 3 s, of which the half is random, so
 * that a fleet does not come back all at once.
 *
 * @param failures attempts that failed in a row, from 0
 * @param random in [0, 1)
 */
export function backoffMs(failures: number, random: number): number {
  const ceiling = Math.min(longestMs, firstMs * 2 ** failures);
  return (ceiling / 2) * (1 + random);
}
