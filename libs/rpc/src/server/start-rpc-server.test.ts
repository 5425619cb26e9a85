import { gzipSync } from 'node:zlib';
import { createClient } from '@connectrpc/connect';
import { createGrpcTransport } from '@connectrpc/connect-node';
import { MillraceError } from '@millrace/contracts';
import { silentLogger } from '@millrace/ports';
import { AIService, BadRequestSchema, ErrorInfoSchema, RetryInfoSchema } from '@millrace/protocol';
import { createMetrics, currentRequestId } from '@millrace/telemetry';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callerOf } from '../access/caller.ts';
import { callerWhoMayAll, contentService, rawCall, serveRpc } from '../testing/index.ts';
import { type RpcServer, startRpcServer } from './start-rpc-server.ts';

const method = '/millrace.ai.v1.AIService/GenerateContent';
const metrics = createMetrics();
const errors: unknown[] = [];
const log = { ...silentLogger, error: (fields: object) => void errors.push(fields), child: () => log };

/** Fails as the model's name says. */
const failures: Readonly<Record<string, () => unknown>> = {
  unknown: () => new MillraceError('MODEL_NOT_FOUND', 'there is no model unknown'),
  wrong: () => new MillraceError('VALIDATION_ERROR', 'wrong', { errors: [{ path: 'model', message: 'too odd' }] }),
  busy: () => new MillraceError('MODEL_UNAVAILABLE', 'try later', { retryAfterMs: 3_000 }),
  defect: () => new TypeError('the password is hunter2'),
};

const service = contentService({
  async generateContent({ model }, context) {
    const failure = failures[model];
    if (failure) throw failure();
    return { text: `${callerOf(context).tenant} ${currentRequestId()}` };
  },
  async *streamGenerateContent({ model }) {
    yield { part: { case: 'text', value: 'a piece' } };
    throw failures[model]?.();
  },
});

let server: RpcServer;
let client: ReturnType<typeof clientOf>;

function clientOf(url: string, headers: Record<string, string> = {}) {
  const identify = (next: (request: never) => Promise<never>) => (request: { header: Headers }) => {
    for (const [name, value] of Object.entries(headers)) request.header.set(name, value);
    return next(request as never);
  };
  return createClient(AIService, createGrpcTransport({ baseUrl: url, interceptors: [identify as never] }));
}

beforeAll(async () => {
  ({ server } = await serveRpc([service], 'acme', { log, metrics, maxMessageBytes: 100_000 }));
  client = clientOf(server.url);
});

afterAll(() => server.close());

async function failureOf(model: string) {
  const error = await client.generateContent({ model }).catch((thrown: unknown) => thrown);
  return error as import('@connectrpc/connect').ConnectError;
}

describe('a call', () => {
  it('is answered, and what runs for it bears the id that the caller gave, which comes back', async () => {
    const header = new Headers();
    const options = {
      headers: { 'x-request-id': 'my-id-1' },
      onHeader: (got: Headers) => header.set('id', got.get('x-request-id') ?? ''),
    };
    expect((await client.generateContent({}, options)).text).toBe('acme my-id-1');
    expect(header.get('id')).toBe('my-id-1');
  });

  it('gets an id of its own where the caller gave none that is safe in a log', async () => {
    const { headers } = await rawCall(server.url, method, { 'x-request-id': 'a b' });
    expect(headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('that throws ends with the status of its code, which the metadata and the details tell', async () => {
    const error = await failureOf('unknown');
    expect(error).toMatchObject({ code: 5, rawMessage: 'there is no model unknown' });
    expect(error.metadata.get('millrace-code')).toBe('MODEL_NOT_FOUND');
    expect(error.findDetails(ErrorInfoSchema)).toMatchObject([{ reason: 'MODEL_NOT_FOUND', domain: 'millrace' }]);
    expect(error.findDetails(RetryInfoSchema)).toEqual([]);
  });

  it('tells what is wrong field by field, and when to try again', async () => {
    const [wrong, busy] = [await failureOf('wrong'), await failureOf('busy')];
    expect(wrong.findDetails(BadRequestSchema)).toMatchObject([
      { fieldViolations: [{ field: 'model', description: 'too odd' }] },
    ]);
    expect(busy.code).toBe(14);
    expect(busy.findDetails(RetryInfoSchema)).toMatchObject([{ retryDelay: { seconds: 3n } }]);
  });

  it('says nothing of what went wrong inside, which the log has', async () => {
    const error = await failureOf('defect');
    expect(error).toMatchObject({ code: 13, rawMessage: 'the log holds the reason, by the request id' });
    expect(errors).toContainEqual(expect.objectContaining({ method, err: expect.any(TypeError) }));
  });

  it('tells in the middle of a stream what ended it', async () => {
    const pieces: unknown[] = [];
    const reading = (async () => {
      for await (const { part } of client.streamGenerateContent({ model: 'busy' })) pieces.push(part.value);
    })();
    await expect(reading).rejects.toMatchObject({ code: 14, rawMessage: 'try later' });
    expect(pieces).toEqual(['a piece']);
  });

  it('is refused where its message is larger than may be', async () => {
    const call = client.generateContent({ messages: [{ content: 'x'.repeat(200_000) }] });
    await expect(call).rejects.toMatchObject({ code: 8 });
  });

  it('is refused where its small message unpacks to a large one', async () => {
    const packed = gzipSync(Buffer.alloc(50_000_000));
    const prefix = Buffer.from([1, 0, 0, 0, 0]);
    prefix.writeUInt32BE(packed.length, 1);
    const call = rawCall(server.url, method, { 'grpc-encoding': 'gzip' }, (stream) =>
      stream.end(Buffer.concat([prefix, packed])),
    );
    expect(packed.length).toBeLessThan(100_000);
    expect((await call).trailers['grpc-status']).toBe('8');
  });

  it('is measured by method and status', async () => {
    await failureOf('unknown');
    const { body } = await metrics.render();
    expect(body).toMatch(/millrace_grpc_call_seconds_count\{method="\/millrace[^"]+",status="NOT_FOUND"\} [1-9]/);
    expect(body).toMatch(/millrace_grpc_call_seconds_count\{method="\/millrace[^"]+",status="OK"\} [1-9]/);
  });
});

describe('the gate', () => {
  it('lets nobody call who has not the scope, before the message is read', async () => {
    const authenticate = async () => ({ ...callerWhoMayAll(), scopes: new Set(['read'] as const) });
    const { server: guarded } = await serveRpc([service], 'acme', { authenticate });
    const { trailers } = await rawCall(guarded.url, method, {}, () => {});
    expect(trailers).toMatchObject({ 'grpc-status': '7', 'millrace-code': 'AUTHORIZATION_ERROR' });
    const ask = clientOf(guarded.url);
    await expect(ask.embedContent({})).rejects.toMatchObject({ code: 5 });
    await guarded.close();
  });

  it('asks nobody who he is for a method that is for anyone', async () => {
    const authenticate = async () => {
      throw new MillraceError('AUTHENTICATION_ERROR', 'send a key');
    };
    const { server: guarded } = await serveRpc([service], 'acme', { authenticate });
    const ask = clientOf(guarded.url);
    await expect(ask.generateContent({})).rejects.toMatchObject({ code: 16, rawMessage: 'send a key' });
    expect(await ask.listTextModels({})).toMatchObject({ models: [] });
    await guarded.close();
  });

  it('counts the calls of each caller by the group of the method', async () => {
    const keys: string[] = [];
    const limiter = {
      take: async (key: string) => ({ allowed: keys.push(key) < 3, remaining: 0, resetMs: 5_000 }),
      close: async () => {},
    };
    const rateLimits = { enabled: true, questions: 2, reads: 0, writes: 600 } as never;
    const { server: counted } = await serveRpc([service], 'acme', { limiter, rateLimits });
    const ask = clientOf(counted.url);
    const { headers } = await rawCall(counted.url, method);
    expect(headers).toMatchObject({ 'ratelimit-policy': '"questions";q=2;w=60', ratelimit: '"questions";r=0;t=5' });
    await ask.generateContent({});
    await expect(ask.generateContent({})).rejects.toMatchObject({
      code: 8,
      rawMessage: expect.stringMatching(/2 a minute/),
    });
    await expect(ask.embedContent({})).rejects.toMatchObject({ code: 5 });
    expect(keys).toEqual(Array(3).fill('questions:acme:anonymous'));
    await counted.close();
  });
});

describe('what is no call', () => {
  it('is answered as a method that is not there, and the server goes on', async () => {
    const { headers } = await rawCall(server.url, '/no.such.Service/Method');
    expect(headers).toMatchObject({ ':status': 200, 'grpc-status': '12' });
    expect((await rawCall(server.url, method, { 'content-type': 'text/html' })).headers[':status']).toBe(415);
    expect((await rawCall(server.url, '/', { 'content-type': 'text/html' })).headers[':status']).toBe(415);
    expect((await rawCall(server.url, method, { ':method': 'GET' }, () => {})).headers[':status']).toBe(405);
    await expect(rawCall(server.url, method, { ':authority': 'a b:c:d' })).rejects.toThrow();
    expect((await client.generateContent({})).text).toMatch(/^acme/);
  });

  it('is refused where a frame is none, or its header lies about its length', async () => {
    const garbage = (bytes: Buffer) => rawCall(server.url, method, {}, (stream) => stream.end(bytes));
    expect((await garbage(Buffer.from([0, 0, 0, 0, 9, 1]))).trailers['grpc-status']).toBe('3');
    expect((await garbage(Buffer.from([0, 255, 255, 255, 255, 1]))).trailers['grpc-status']).toBe('8');
    expect((await garbage(Buffer.from([0, 0, 0, 0, 2, 255, 255]))).trailers['grpc-status']).toBe('3');
    expect((await garbage(Buffer.alloc(0))).trailers['grpc-status']).toBe('12');
  });
});

it('does not start where the port is taken, and says what to set', async () => {
  const taken = startRpcServer({
    services: [service],
    authenticate: async () => callerWhoMayAll(),
    host: '127.0.0.1',
    port: server.port,
  });
  await expect(taken).rejects.toMatchObject({
    code: 'PORT_UNAVAILABLE',
    message: expect.stringMatching(/MILLRACE_GRPC_PORT/),
  });
});
