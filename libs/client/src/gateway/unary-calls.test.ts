import { once } from 'node:events';
import {
  constants,
  createServer,
  type Http2Server,
  type IncomingHttpHeaders,
  type ServerHttp2Stream,
} from 'node:http2';
import { type AddressInfo, createServer as createTcpServer } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { connectGateway, type Gateway } from './connect-gateway.ts';

const grpc = { ':status': 200, 'content-type': 'application/grpc' };
const emptyMessage = Buffer.alloc(5);

/** Answers as no gateway should, by the model that is asked for. */
const answers: Readonly<Record<string, (stream: ServerHttp2Stream) => void>> = {
  'a proxy that has no gateway': (stream) => stream.respond({ ':status': 503 }, { endStream: true }),
  'something else': (stream) => stream.respond({ ':status': 404 }, { endStream: true }),
  'no status': (stream) => {
    stream.respond(grpc);
    stream.end(emptyMessage);
  },
  'no message': (stream) => answer(stream, Buffer.alloc(0)),
  'two messages': (stream) => answer(stream, Buffer.alloc(10)),
  'half a message': (stream) => answer(stream, Buffer.from([0, 0, 0, 0, 9, 1])),
  'a packed message': (stream) => answer(stream, Buffer.from([1, 0, 0, 0, 0])),
  'bytes that are none': (stream) => answer(stream, Buffer.from([0, 0, 0, 0, 1, 255])),
  'a large message': (stream) => answer(stream, Buffer.alloc(20_000)),
  'a reset': (stream) => stream.close(constants.NGHTTP2_REFUSED_STREAM),
  'a status that nobody knows': (stream) => stream.respond({ ...grpc, 'grpc-status': '99' }, { endStream: true }),
  nothing: () => {},
};

function answer(stream: ServerHttp2Stream, body: Buffer): void {
  stream.respond(grpc, { waitForTrailers: true });
  stream.once('wantTrailers', () => stream.sendTrailers({ 'grpc-status': '0' }));
  stream.end(body);
}

let server: Http2Server;
let url: string;
let gateway: Gateway;
let last: IncomingHttpHeaders = {};
let calls = 0;

beforeAll(async () => {
  server = createServer();
  server.on('stream', async (stream, headers) => {
    last = headers;
    calls++;
    stream.on('error', () => {});
    if (headers['x-tenant-id'] === 'nobody')
      return stream.respond({ ...grpc, 'grpc-status': '7' }, { endStream: true });
    const chunks: Buffer[] = [];
    for await (const chunk of stream.iterator({ destroyOnReturn: false })) chunks.push(chunk);
    const body = Buffer.concat(chunks).toString();
    const [, odd = (stream: ServerHttp2Stream) => answer(stream, emptyMessage)] =
      Object.entries(answers).find(([name]) => body.includes(name)) ?? [];
    odd(stream);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  gateway = connectGateway({ url, maxMessageBytes: 10_000 });
});

afterAll(() => {
  gateway.close();
  server.close();
});

it.each([
  ['a proxy that has no gateway', 'DEPENDENCY_UNAVAILABLE'],
  ['something else', 'ROUTE_NOT_FOUND'],
  ['no status', 'DEPENDENCY_UNAVAILABLE'],
  ['no message', 'DEPENDENCY_UNAVAILABLE'],
  ['two messages', 'DEPENDENCY_UNAVAILABLE'],
  ['half a message', 'DEPENDENCY_UNAVAILABLE'],
  ['a packed message', 'DEPENDENCY_UNAVAILABLE'],
  ['bytes that are none', 'DEPENDENCY_UNAVAILABLE'],
  ['a large message', 'PAYLOAD_TOO_LARGE'],
  ['a reset', 'DEPENDENCY_UNAVAILABLE'],
  ['a status that nobody knows', 'DEPENDENCY_UNAVAILABLE'],
])('says what is wrong where the answer is %s', async (model, code) => {
  await expect(gateway.ai.generateContent({ model })).rejects.toMatchObject({ code });
  expect(await gateway.ai.generateContent({})).toMatchObject({ text: '' });
});

it('ends the call on the wire when its signal aborts, and gives its reason', async () => {
  const left = once(server, 'stream').then(([stream]) => once(stream as ServerHttp2Stream, 'aborted'));
  const leaving = new AbortController();
  const call = gateway.ai.generateContent({ model: 'nothing' }, { signal: leaving.signal });
  const refused = expect(call).rejects.toThrow('enough');
  await once(server, 'stream');
  leaving.abort(new Error('enough'));
  await refused;
  await left;
});

it('asks for nothing on behalf of who has given up before', async () => {
  const before = calls;
  const call = gateway.ai.generateContent({}, { signal: AbortSignal.abort(new Error('enough')) });
  await expect(call).rejects.toThrow('enough');
  await gateway.ai.listTextModels({});
  expect(calls).toBe(before + 1);
});

it('sends no more to who has answered before reading all', async () => {
  const left = once(server, 'stream').then(([stream]) => once(stream as ServerHttp2Stream, 'close'));
  const large = connectGateway({ url });
  const headers = { 'x-tenant-id': 'nobody' };
  const call = large.ai.embedContent({ texts: ['x'.repeat(30_000_000)] }, { headers });
  await expect(call).rejects.toMatchObject({ code: 'AUTHORIZATION_ERROR' });
  // That server would leave it open for ever.
  await left;
  large.close();
});

it('waits no longer than the deadline for a connection', async () => {
  const silent = createTcpServer(() => {}).listen(0, '127.0.0.1');
  await once(silent, 'listening');
  const { port } = silent.address() as AddressInfo;
  const nobody = connectGateway({ url: `https://127.0.0.1:${port}`, timeoutMs: 20 });
  await expect(nobody.ai.listTextModels({})).rejects.toMatchObject({ code: 'DEADLINE_EXCEEDED' });
  nobody.close();
  silent.close();
});

it('sends the path of the URL, the key, the tenant and the deadline', async () => {
  const below = connectGateway({ url: `${url}/ai/`, apiKey: 'a key', tenant: 'acme', timeoutMs: 1_500 });
  await below.ai.listTextModels({});
  expect(last).toMatchObject({
    ':path': '/ai/millrace.ai.v1.AIService/ListTextModels',
    authorization: 'Bearer a key',
    'x-tenant-id': 'acme',
    'grpc-timeout': '1500m',
  });
  await below.ai.listTextModels({}, { timeoutMs: 200_000_000, headers: { 'x-tenant-id': 'beta' } });
  expect(last).toMatchObject({ 'x-tenant-id': 'beta', 'grpc-timeout': '200000S' });
  below.close();
});
