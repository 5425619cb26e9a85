import { MillraceError, type RateGroup } from '@millrace/contracts';
import type { RateLimiter } from '@millrace/ports';
import { callerOf } from '../access/caller.ts';
import type { HttpRoutes } from '../zod-types.ts';
import { rateGroupOf } from './limited.ts';

/** How often a minute each caller may, by group; 0 for as often as they like. */
export type RateLimits = Readonly<Record<RateGroup, number>> & { readonly enabled: boolean };

const windowSeconds = 60;

/**
 * Counts the requests of each caller to the routes that are added from now on, before their bodies are read, and refuses those that are too many with
 * `RATE_LIMITED`. Routes for anyone are not counted. Responses carry `RateLimit-Policy` and `RateLimit`
 * (https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/10/).
 */
export function limitRates(server: HttpRoutes, limiter: RateLimiter, limits: RateLimits): void {
  server.addHook('onRequest', async (request, reply) => {
    const group = rateGroupOf(request.method, request.routeOptions.schema);
    const limit = group ? limits[group] : 0;
    if (limit === 0) return;

    const { tenant, user } = callerOf(request);
    const { allowed, remaining, resetMs } = await limiter.take(`${group}:${tenant}:${user}`, { limit, windowSeconds });
    reply.header('ratelimit-policy', `"${group}";q=${limit};w=${windowSeconds}`);
    reply.header('ratelimit', `"${group}";r=${remaining};t=${Math.ceil(resetMs / 1000)}`);
    if (allowed) return;
    throw new MillraceError('RATE_LIMITED', `${group}: ${limit} a minute are allowed`, { retryAfterMs: resetMs });
  });
}
