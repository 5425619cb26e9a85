import { MillraceError, type RateGroup } from '@millrace/contracts';
import type { RateLimiter } from '@millrace/ports';
import { callerOf } from '../access/caller.ts';
import type { HttpRoutes } from '../zod-types.ts';
import { rateGroupKey } from './limited.ts';

/** How often a minute each caller may, by group; 0 for as often as they like. */
export type RateLimits = Readonly<Record<RateGroup, number>>;

const windowSeconds = 60;

/** The part of a route's schema that is read here. */
interface Declared {
  readonly security?: unknown;
  readonly [rateGroupKey]?: RateGroup;
}

/**
 * Counts every request to a route that asks who calls, before its body is read, and refuses what is too much with `RATE_LIMITED`. Responses carry
 * `RateLimit-Policy` and `RateLimit` (https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/10/).
 */
export function limitRates(server: HttpRoutes, limiter: RateLimiter, limits: RateLimits): void {
  server.addHook('onRequest', async (request, reply) => {
    const declared: Declared | undefined = request.routeOptions.schema;
    if (!declared?.security) return;
    const reads = request.method === 'GET' || request.method === 'HEAD';
    const group = declared[rateGroupKey] ?? (reads ? 'reads' : 'writes');
    const limit = limits[group];
    if (limit === 0) return;

    const { tenant, user } = callerOf(request);
    const verdict = await limiter.take(`${group}:${tenant}:${user}`, { limit, windowSeconds });
    const { allowed, remaining, resetMs } = verdict;
    reply.header('ratelimit-policy', `"${group}";q=${limit};w=${windowSeconds}`);
    reply.header('ratelimit', `"${group}";r=${remaining};t=${Math.ceil(resetMs / 1000)}`);
    if (allowed) return;
    throw new MillraceError('RATE_LIMITED', `${group}: ${limit} a minute are allowed`, { retryAfterMs: resetMs });
  });
}
