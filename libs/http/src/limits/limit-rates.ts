import type { RateLimiter } from '@millrace/ports';
import { callerOf } from '../access/caller.ts';
import type { HttpRoutes } from '../zod-types.ts';
import { countCall, type RateLimits } from './count-call.ts';
import { rateGroupOf } from './limited.ts';

/**
 * Counts the requests of each caller to the routes that are added from now on, before their bodies are read, and refuses those that are too many with
 * `RATE_LIMITED`. Routes for anyone are not counted.
 */
export function limitRates(server: HttpRoutes, limiter: RateLimiter, limits: RateLimits): void {
  server.addHook('onRequest', async (request, reply) => {
    const group = rateGroupOf(request.method, request.routeOptions.schema);
    if (!group) return;
    const count = await countCall(limiter, limits, group, callerOf(request));
    if (!count) return;
    reply.headers(count.headers);
    if (count.refusal) throw count.refusal;
  });
}
