import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Metrics } from './metrics.ts';
import { portError } from './port-error.ts';

/** Whether a process can work now, and if not, what it waits for. */
export interface Readiness {
  readonly ready: boolean;
  /** By dependency. */
  readonly reasons: Readonly<Record<string, string>>;
}

/** What the answers of `askServices` mean for readiness. */
export function readinessOf(answers: Readonly<Record<string, string>>): Readiness {
  const reasons = Object.fromEntries(Object.entries(answers).filter(([, answer]) => answer !== 'ok'));
  return { ready: Object.keys(reasons).length === 0, reasons };
}

export interface HealthServerOptions {
  /** Default: 127.0.0.1. */
  readonly host?: string;
  /** 0 for a free one. */
  readonly port: number;
  /** The variable that sets the port, for the message when it does not open. */
  readonly setting?: string;
  readonly ready: () => Readiness | Promise<Readiness>;
  readonly metrics: Pick<Metrics, 'render'>;
}

export interface HealthServer {
  readonly port: number;
  close(): Promise<void>;
}

/**
 * Serves `/livez` (200 while the process runs), `/readyz` (200, or 503 with the reasons) and `/metrics`.
 * Throws `PORT_UNAVAILABLE` when the port does not open.
 */
export async function startHealthServer(options: HealthServerOptions): Promise<HealthServer> {
  const { host = '127.0.0.1', port, setting = 'MILLRACE_HEALTH_PORT', ready, metrics } = options;
  const server = createServer((request, response) => {
    answer(new URL(request.url ?? '/', 'http://localhost').pathname, response).catch(() => {
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });

  async function answer(path: string, response: ServerResponse): Promise<void> {
    if (path === '/livez') return sendJson(response, 200, { alive: true });
    if (path === '/readyz') {
      const readiness = await ready();
      return sendJson(response, readiness.ready ? 200 : 503, readiness);
    }
    if (path === '/metrics') {
      const { contentType, body } = await metrics.render();
      response.writeHead(200, { 'content-type': contentType }).end(body);
      return;
    }
    sendJson(response, 404, { paths: ['/livez', '/readyz', '/metrics'] });
  }

  try {
    server.listen({ host, port });
    await once(server, 'listening');
  } catch (cause) {
    throw portError(cause, { host, port, setting });
  }
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      if (!server.listening) return;
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function sendJson(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
