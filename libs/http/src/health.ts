import { healthSchema } from '@millrace/contracts';
import { type Metrics, readinessOf } from '@millrace/telemetry';
import type { HttpPorts } from './http-app.ts';
import { pingAll } from './pings.ts';
import type { HttpRoutes } from './zod-types.ts';

export interface HealthDeps {
  readonly ports: Partial<HttpPorts>;
  /** Those that readiness asks after. */
  readonly needed: Partial<HttpPorts>;
  readonly metrics: Pick<Metrics, 'render' | 'dependency'>;
}

/** `GET /api/v1/health` for people and monitors, and `/livez`, `/readyz`, `/metrics` for the orchestrator. */
export function serveHealth(server: HttpRoutes, { ports, needed, metrics }: HealthDeps): void {
  async function ask(asked: Partial<HttpPorts>): Promise<Record<string, string>> {
    const services = await pingAll(asked);
    for (const [service, answer] of Object.entries(services)) metrics.dependency(service, answer === 'ok');
    return services;
  }

  server.get(
    '/api/v1/health',
    {
      schema: {
        summary: 'Whether every service behind the API answers',
        description: 'Always 200 while the process runs; `degraded` when any service does not answer.',
        tags: ['operations'],
        response: { 200: healthSchema },
      },
    },
    async () => {
      const services = await ask(ports);
      const allOk = Object.values(services).every((answer) => answer === 'ok');
      return { status: allOk ? ('ok' as const) : ('degraded' as const), ...services };
    },
  );

  server.get('/livez', async () => ({ alive: true }));

  server.get('/readyz', async (_request, reply) => {
    const readiness = readinessOf(await ask(needed));
    return reply.code(readiness.ready ? 200 : 503).send(readiness);
  });

  server.get('/metrics', async (_request, reply) => {
    const { contentType, body } = await metrics.render();
    return reply.type(contentType).send(body);
  });
}
