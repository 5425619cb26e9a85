import { silentLogger } from '@millrace/ports';
import { createHttpServer } from './create-http-server.ts';
import type { AnyHttpApp, HttpPorts } from './http-app.ts';

/** The OpenAPI document of `apps`, without starting anything. */
export async function openApiOf(apps: readonly AnyHttpApp[], version: string): Promise<Record<string, unknown>> {
  const { server, openApi } = await createHttpServer({
    apps: apps.map((app) => ({ app, settings: {} })),
    ports: neverUsed(),
    authenticate: async () => {
      throw new TypeError('nobody asks a server that is only described');
    },
    version,
    log: silentLogger,
    metrics: { render: async () => ({ contentType: '', body: '' }), dependency: () => {}, served: () => {} },
  });
  await server.ready();
  await server.close();
  return openApi();
}

/** Ports for routes that are only described. Touching one is a defect of the route: it may not before a request comes. */
function neverUsed(): HttpPorts {
  const port = new Proxy(
    {},
    {
      get: () => {
        throw new TypeError('a port was used while the routes were only described');
      },
    },
  );
  return new Proxy({}, { get: () => port }) as HttpPorts;
}
