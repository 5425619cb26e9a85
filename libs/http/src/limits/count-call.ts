import { MillraceError, type RateGroup } from '@millrace/contracts';
import type { RateLimiter } from '@millrace/ports';
import type { Caller } from '../access/caller.ts';

/** How often a minute each caller may, by group; 0 for as often as they like. */
export type RateLimits = Readonly<Record<RateGroup, number>> & { readonly enabled: boolean };

export interface CallCount {
  /** `RateLimit-Policy` and `RateLimit` (https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/10/). */
  readonly headers: Readonly<Record<string, string>>;
  /** `RATE_LIMITED`, where it is one too many. */
  readonly refusal: MillraceError | undefined;
}

const windowSeconds = 60;

/** Counts a call of `caller` in `group`; undefined where the group has no limit. */
export async function countCall(
  limiter: RateLimiter,
  limits: RateLimits,
  group: RateGroup,
  { tenant, user }: Caller,
): Promise<CallCount | undefined> {
  const limit = limits[group];
  if (limit === 0) return undefined;
  const { allowed, remaining, resetMs } = await limiter.take(`${group}:${tenant}:${user}`, { limit, windowSeconds });
  const message = `${group}: ${limit} a minute are allowed`;
  return {
    headers: {
      'ratelimit-policy': `"${group}";q=${limit};w=${windowSeconds}`,
      ratelimit: `"${group}";r=${remaining};t=${Math.ceil(resetMs / 1000)}`,
    },
    refusal: allowed ? undefined : new MillraceError('RATE_LIMITED', message, { retryAfterMs: resetMs }),
  };
}
