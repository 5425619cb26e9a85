import { silentLogger } from '@millrace/ports';
import { createMetrics } from '@millrace/telemetry';
import type { z } from 'zod';
import type { AnyHttpApp, HttpPorts } from '../http-app.ts';
import { type HttpServer, type ListenOptions, startHttpServer } from '../start-http-server.ts';

/** What a server has besides its app. Default: it is open, and counts nobody. */
export type ServeOptions = Pick<ListenOptions, 'access' | 'keys' | 'clock' | 'rateLimits'>;

export interface ServedApp extends HttpServer, AsyncDisposable {
  request(path: string, init?: RequestInit): Promise<Response>;
}

/** Serves one app on a free port, for a test. */
export async function serve<S extends z.ZodObject>(
  app: AnyHttpApp & { readonly settings: S },
  ports: Partial<HttpPorts>,
  settings: z.input<S>,
  options: ServeOptions = {},
): Promise<ServedApp> {
  const server = await startHttpServer({
    ...options,
    apps: [{ app, settings }],
    ports,
    version: '0.0.0-test',
    log: silentLogger,
    metrics: createMetrics(),
    host: '127.0.0.1',
    port: 0,
  });
  return {
    ...server,
    request: (path, init) => fetch(server.url + path, init),
    [Symbol.asyncDispose]: () => server.close(),
  };
}
