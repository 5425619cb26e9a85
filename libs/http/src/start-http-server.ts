import type { AddressInfo } from 'node:net';
import { systemClock } from '@millrace/ports';
import { portError } from '@millrace/telemetry';
import type { AccessSettings } from './access/access-settings.ts';
import { createAuthenticate } from './access/authenticate.ts';
import type { KeyStore } from './access/key-store.ts';
import { createHttpServer, type HttpServerOptions } from './create-http-server.ts';
import { unusedCloser } from './unused-closer.ts';

export interface ListenOptions extends Omit<HttpServerOptions, 'authenticate'> {
  readonly host: string;
  /** 0 for a free one. */
  readonly port: number;
  /** How callers make themselves known. Default: on an address of this machine alone, not at all. */
  readonly access?: AccessSettings;
  /** Where API keys are kept; without it none is known but the administrator's. */
  readonly keys?: KeyStore;
  /** How long a close waits for requests in flight before it cuts them off. Default 30 s. */
  readonly drainMs?: number;
}

export interface HttpServer {
  readonly port: number;
  readonly url: string;
  readonly openApi: () => Record<string, unknown>;
  /** Takes no more requests, ends event streams, finishes what is in flight. Safe to call twice. */
  close(): Promise<void>;
}

const idleSweepMs = 100;

/**
 * Serves the apps. Throws `PORT_UNAVAILABLE` when the port does not open, `CONFIG_INVALID` where other machines could do what they like.
 */
export async function startHttpServer(options: ListenOptions): Promise<HttpServer> {
  const { host, port, drainMs = 30_000 } = options;
  const { access = {}, keys, clock = systemClock } = options;
  const authenticate = createAuthenticate({ access, host, keys, clock });
  const { server, openApi } = await createHttpServer({ ...options, authenticate });
  const closeUnused = unusedCloser(server.server);
  try {
    await server.listen({ host, port });
  } catch (cause) {
    await server.close();
    throw portError(cause, { host, port, setting: 'MILLRACE_HTTP_PORT' });
  }
  const { port: opened } = server.server.address() as AddressInfo;

  let closing: Promise<void> | undefined;
  async function close(): Promise<void> {
    const cutOff = setTimeout(() => server.server.closeAllConnections(), drainMs);
    // A connection that was busy when the close began may be kept alive once it is idle.
    const sweep = setInterval(() => {
      server.server.closeIdleConnections();
      closeUnused();
    }, idleSweepMs);
    await server.close();
    clearInterval(sweep);
    clearTimeout(cutOff);
  }
  return {
    port: opened,
    url: `http://${host.includes(':') ? `[${host}]` : host}:${opened}`,
    openApi,
    close: () => {
      closing ??= close();
      return closing;
    },
  };
}
