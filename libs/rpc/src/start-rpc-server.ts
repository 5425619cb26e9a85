import { once } from 'node:events';
import { createServer } from 'node:http2';
import type { AddressInfo } from 'node:net';
import type { Interceptor } from '@connectrpc/connect';
import { connectNodeAdapter } from '@connectrpc/connect-node';
import type { Authenticate } from '@millrace/http';
import { portError } from '@millrace/telemetry';
import { connectErrorOf } from './connect-error.ts';
import { requestGate } from './request-gate.ts';
import type { RpcService } from './rpc-service.ts';

export interface RpcServerOptions {
  readonly services: readonly RpcService[];
  readonly authenticate: Authenticate;
  readonly host: string;
  /** 0 for a free one. */
  readonly port: number;
}

export interface RpcServer {
  readonly port: number;
  /** As clients give it: `http://127.0.0.1:50051`. */
  readonly url: string;
  close(): Promise<void>;
}

const failures: Interceptor = (next) => async (request) => {
  try {
    const response = await next(request);
    return response.stream ? { ...response, message: failing(response.message) } : response;
  } catch (error) {
    throw connectErrorOf(error);
  }
};

/** `messages`; what they throw on their way ends the call as what a method throws at once. */
async function* failing<T>(messages: AsyncIterable<T>): AsyncGenerator<T> {
  try {
    yield* messages;
  } catch (error) {
    throw connectErrorOf(error);
  }
}

/** Serves gRPC. Throws `PORT_UNAVAILABLE` when the port does not open. */
export async function startRpcServer({ services, authenticate, host, port }: RpcServerOptions): Promise<RpcServer> {
  const server = createServer(
    connectNodeAdapter({
      routes: (router) => services.forEach((service) => void service.register(router)),
      requestGate: requestGate(services, authenticate),
      interceptors: [failures],
    }),
  );
  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (cause) {
    throw portError(cause, { host, port, setting: 'MILLRACE_GRPC_PORT' });
  }
  const opened = (server.address() as AddressInfo).port;
  return {
    port: opened,
    url: `http://${host.includes(':') ? `[${host}]` : host}:${opened}`,
    close: async () => void server.close(),
  };
}
