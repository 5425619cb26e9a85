import { Agent } from 'node:http';
import { Agent as TlsAgent } from 'node:https';
import type { Interceptor, Transport } from '@connectrpc/connect';
import { createConnectTransport, createGrpcTransport, Http2SessionManager } from '@connectrpc/connect-node';
import { MillraceError } from '@millrace/contracts';
import { nesting } from '@millrace/protocol';
import { dialWithin } from './dial.ts';
import { readTlsFiles, type TlsFiles } from './read-tls-files.ts';
import { unaryCalls } from './unary-calls.ts';

export interface GatewayOptions extends TlsFiles {
  /** Of its gRPC port, such as http://127.0.0.1:50051; with `protocol: 'json'` of its HTTP port, such as http://127.0.0.1:8083. */
  readonly url: string;
  /** `json` goes through whatever lets HTTP/1.1 pass. Default: `grpc`. */
  readonly protocol?: 'grpc' | 'json' | undefined;
  /** An API key or a token, where the gateway asks for one. */
  readonly apiKey?: string | undefined;
  /** For whom to call, where the key may speak for any tenant. */
  readonly tenant?: string | undefined;
  /** How long it may take to connect for gRPC, milliseconds. Default 5 s. */
  readonly connectTimeoutMs?: number | undefined;
  /** Deadline of a call that names none, milliseconds. Default: the gateway's own. */
  readonly timeoutMs?: number | undefined;
  /** The largest message that is sent or taken. Default: 64 MiB, as the gateway's. */
  readonly maxMessageBytes?: number | undefined;
}

/** Of the connection, megabytes. With the 10 that Node.js gives it, calls fail while a few large messages are under way. */
const maxSessionMemory = 1_000;

export interface GatewayTransport {
  readonly transport: Transport;
  /** Ends the connection, and with it the calls that are under way. */
  close(): void;
}

/** A connection of which nothing was heard for so long is asked whether it still lives, and given up when it does not answer. */
const keepalive = { pingIntervalMs: 10_000, pingTimeoutMs: 5_000 };

/** Opens no connection yet: the first call does, and any call after it was lost. Throws `CONFIG_INVALID`. */
export function openGatewayTransport(options: GatewayOptions): GatewayTransport {
  const { url, protocol = 'grpc', timeoutMs, connectTimeoutMs = 5_000, maxMessageBytes = 64 * 1024 * 1024 } = options;
  if (!/^https?:/.test(url) || !URL.canParse(url)) {
    throw new MillraceError('CONFIG_INVALID', `the gateway's URL is such as http://127.0.0.1:50051, and not ${url}`);
  }
  const tls = readTlsFiles(options);
  const headers = identity(options);
  const common = {
    baseUrl: url,
    interceptors: [identify(headers)],
    // Numbers hardly get smaller, and it takes longer than sending them.
    acceptCompression: [],
    jsonOptions: nesting,
    binaryOptions: nesting,
    readMaxBytes: maxMessageBytes,
    writeMaxBytes: maxMessageBytes,
    ...(timeoutMs === undefined ? {} : { defaultTimeoutMs: timeoutMs }),
  };
  if (protocol === 'json') {
    const agent = url.startsWith('https:') ? new TlsAgent({ keepAlive: true, ...tls }) : new Agent({ keepAlive: true });
    const nodeOptions = { agent };
    const transport = createConnectTransport({ ...common, httpVersion: '1.1', useBinaryFormat: false, nodeOptions });
    return { transport, close: () => agent.destroy() };
  }
  const sessionManager = new Http2SessionManager(url, keepalive, {
    createConnection: dialWithin(connectTimeoutMs, tls),
    maxSessionMemory,
  });
  const { stream } = createGrpcTransport({ ...common, sessionManager });
  const unary = unaryCalls({
    sessions: sessionManager,
    baseUrl: url,
    maxMessageBytes,
    defaultTimeoutMs: timeoutMs,
    headers,
  });
  return { transport: { unary, stream }, close: () => sessionManager.abort() };
}

/** Says who calls. */
function identity({ apiKey, tenant }: GatewayOptions): Record<string, string> {
  return { ...(apiKey && { authorization: `Bearer ${apiKey}` }), ...(tenant && { 'x-tenant-id': tenant }) };
}

function identify(headers: Readonly<Record<string, string>>): Interceptor {
  return (next) => (request) => {
    for (const [name, value] of Object.entries(headers)) {
      if (!request.header.has(name)) request.header.set(name, value);
    }
    return next(request);
  };
}
