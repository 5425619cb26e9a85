import { type Clock, type Logger, systemClock } from '@millrace/ports';
import type { Metrics } from '@millrace/telemetry';
import fastify from 'fastify';
import type { Authenticate } from './access/authenticate.ts';
import { guardRoutes } from './access/guard-routes.ts';
import { useZod } from './compilers.ts';
import { serveDocs } from './docs-page.ts';
import { answerErrors } from './error-responses.ts';
import { serveHealth } from './health.ts';
import type { AnyHttpApp, HttpHost, HttpPortName, HttpPorts } from './http-app.ts';
import type { RateLimits } from './limits/count-call.ts';
import { limitRates } from './limits/limit-rates.ts';
import { observe } from './observe.ts';
import { followRequestId, requestIdOf } from './request-id.ts';
import type { HttpRoutes, ZodTypes } from './zod-types.ts';

export interface HttpServerOptions {
  /** The apps that this server serves, each with its section of the configuration. */
  readonly apps: readonly { readonly app: AnyHttpApp; readonly settings: unknown }[];
  /** At least those that the apps need; health asks after all of them. */
  readonly ports: Partial<HttpPorts>;
  /** Who sends a request. Asked for every route that requires a scope. */
  readonly authenticate: Authenticate;
  /** Held by the port `limiter`. Default: none. */
  readonly rateLimits?: RateLimits;
  readonly version: string;
  readonly log: Logger;
  readonly metrics: Pick<Metrics, 'render' | 'dependency' | 'served'>;
  readonly clock?: Clock;
}

export interface CreatedServer {
  readonly server: HttpRoutes;
  readonly openApi: () => Record<string, unknown>;
}

/** The server with all its routes, not yet listening. */
export async function createHttpServer(options: HttpServerOptions): Promise<CreatedServer> {
  const { apps, ports, authenticate, rateLimits, version, metrics, log, clock = systemClock } = options;
  const server: HttpRoutes = fastify({
    logger: false,
    genReqId: requestIdOf,
    forceCloseConnections: 'idle',
    routerOptions: { ignoreTrailingSlash: true },
  }).withTypeProvider<ZodTypes>();
  const stopping = new AbortController();
  server.addHook('preClose', async () => stopping.abort());

  useZod(server);
  followRequestId(server);
  observe(server, log, metrics);
  answerErrors(server, log);
  const description = apps.map(({ app }) => app.summary).join(' ');
  const openApi = await serveDocs(server, { version, description });
  serveHealth(server, {
    ports,
    needed: neededOf(
      apps.map(({ app }) => app),
      ports,
    ),
    metrics,
  });
  guardRoutes(server, authenticate);
  if (ports.limiter && rateLimits?.enabled) limitRates(server, ports.limiter, rateLimits);
  for (const { app, settings } of apps) {
    const host: HttpHost = { log: log.child({ app: app.name }), clock, stopping: stopping.signal };
    await app.routes(server, portsOf(app, ports), settings, host);
  }
  return { server, openApi };
}

/** `ports` without those that apps want and none needs. */
function neededOf(apps: readonly AnyHttpApp[], ports: Partial<HttpPorts>): Partial<HttpPorts> {
  const needs = new Set(apps.flatMap((app) => app.needs));
  const spared = new Set(apps.flatMap((app) => app.wants).filter((name) => !needs.has(name)));
  return Object.fromEntries(Object.entries(ports).filter(([name]) => !spared.has(name as HttpPortName)));
}

/** `ports` as all that `app` asks for. */
function portsOf(app: AnyHttpApp, ports: Partial<HttpPorts>): HttpPorts {
  const missing = app.needs.filter((name) => !ports[name]);
  if (missing.length > 0) throw new TypeError(`${app.name} needs ports that were not given: ${missing.join(', ')}`);
  return ports as HttpPorts;
}
