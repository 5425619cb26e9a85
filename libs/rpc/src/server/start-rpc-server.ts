import { once } from 'node:events';
import { createSecureServer, createServer, type Http2Server } from 'node:http2';
import type { AddressInfo } from 'node:net';
import type { Authenticate, RateLimits } from '@millrace/http';
import { type Logger, type RateLimiter, silentLogger } from '@millrace/ports';
import { type Metrics, portError } from '@millrace/telemetry';
import { requestGate } from '../access/request-gate.ts';
import { callListener } from '../grpc/call-listener.ts';
import { servedMethods } from '../grpc/served-method.ts';
import type { RpcService } from '../rpc-service.ts';
import { healthService } from '../standard/health-service.ts';
import { reflectionServices } from '../standard/reflection-services.ts';
import { drainable } from './drain.ts';
import type { Tls } from './read-tls.ts';

export interface RpcServerOptions {
  /** Besides them it serves health and reflection. */
  readonly services: readonly RpcService[];
  readonly authenticate: Authenticate;
  readonly host: string;
  /** 0 for a free one. */
  readonly port: number;
  /** Default: none, all is readable on its way. */
  readonly tls?: Tls | undefined;
  /** The largest message that is read or written, bytes. Default 64 MiB. */
  readonly maxMessageBytes?: number;
  /** How long a call may take, whatever its caller says, milliseconds. Default 10 minutes. */
  readonly maxDeadlineMs?: number;
  /** How long a close waits for calls in flight before it cuts them off, milliseconds. Default 30 s. */
  readonly drainMs?: number;
  /** Whether it can do its work, for the health service. Default: it can. */
  readonly ready?: () => Promise<boolean>;
  /** With `rateLimits`: how often each caller may call. Default: as often as they like. */
  readonly limiter?: RateLimiter | undefined;
  readonly rateLimits?: RateLimits | undefined;
  readonly log?: Logger;
  readonly metrics?: Pick<Metrics, 'called'>;
}

export interface RpcServer {
  readonly port: number;
  /** As clients give it: `http://127.0.0.1:50051`. */
  readonly url: string;
  /** Takes no more calls, lets those in flight end. Safe to call twice. */
  close(): Promise<void>;
}

const mebibyte = 1024 * 1024;

/** So much is on its way before it must have been read: the default of 64 KiB keeps large messages waiting. */
const windowBytes = 4 * mebibyte;

/** Of one connection, at a time: clients keep the rest back. */
const maxConcurrentStreams = 256;

/** Of one connection, megabytes. The default of 10 refuses calls while a few large messages are under way. */
const maxSessionMemory = 1_000;

/** Serves gRPC. Throws `PORT_UNAVAILABLE` when the port does not open. */
export async function startRpcServer(options: RpcServerOptions): Promise<RpcServer> {
  const { services, host, port, tls, drainMs = 30_000, ready = async () => true } = options;
  const { maxMessageBytes = 64 * mebibyte, maxDeadlineMs = 600_000, log = silentLogger, metrics } = options;
  const stopping = new AbortController();
  const names = services.map(({ description }) => description.typeName);
  const standard = [healthService({ names, ready, stopping: stopping.signal })];
  standard.push(...reflectionServices([...services, ...standard]));

  // Who watches over health does so for days.
  const methods = [
    ...services.flatMap((service) => servedMethods(service, maxDeadlineMs)),
    ...standard.flatMap((service) => servedMethods(service, Number.POSITIVE_INFINITY)),
  ];
  const listener = callListener(methods, { gate: requestGate(options), maxMessageBytes, log, metrics });

  const http2 = { settings: { initialWindowSize: windowBytes, maxConcurrentStreams }, maxSessionMemory };
  const server: Http2Server = tls
    ? createSecureServer({ ...http2, ...tls, requestCert: tls.ca !== undefined })
    : createServer(http2);
  server.on('stream', listener);
  server.on('session', (session) => session.setLocalWindowSize(windowBytes));
  const drain = drainable(server);
  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (cause) {
    throw portError(cause, { host, port, setting: 'MILLRACE_GRPC_PORT' });
  }
  const opened = (server.address() as AddressInfo).port;

  let closing: Promise<void> | undefined;
  return {
    port: opened,
    url: `${tls ? 'https' : 'http'}://${host.includes(':') ? `[${host}]` : host}:${opened}`,
    close: () => {
      stopping.abort();
      closing ??= drain(drainMs);
      return closing;
    },
  };
}
