import type { Logger } from '@millrace/ports';
import type { Metrics } from '@millrace/telemetry';
import type { HttpRoutes } from './zod-types.ts';

/** Logs and measures every request once it is answered. */
export function observe(server: HttpRoutes, log: Logger, metrics: Pick<Metrics, 'served'>): void {
  server.addHook('onResponse', async (request, reply) => {
    const { method, url } = request;
    const route = request.routeOptions.url ?? 'none';
    const [status, durationMs] = [reply.statusCode, reply.elapsedTime];
    metrics.served({ method, route, status, durationMs });
    log.debug({ requestId: request.id, method, url, status, durationMs: Math.round(durationMs) }, 'answered');
  });
  server.addHook('onRequestAbort', async ({ id, method, url }) => {
    log.info({ requestId: id, method, url }, 'the client went away');
  });
}
