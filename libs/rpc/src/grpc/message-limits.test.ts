import { type ClientHttp2Stream, connect } from 'node:http2';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { RpcServer } from '../server/start-rpc-server.ts';
import { contentService, rawCall, serveRpc } from '../testing/index.ts';

const method = '/millrace.ai.v1.AIService/GenerateContent';
const openMethod = '/grpc.health.v1.Health/Check';
let server: RpcServer;

beforeAll(async () => {
  const service = contentService({ generateContent: ({ messages }) => ({ text: `${messages.length} messages` }) });
  ({ server } = await serveRpc([service]));
});

afterAll(() => server.close());

function enveloped(message: Uint8Array, flags = 0): Buffer {
  const head = Buffer.alloc(5, flags);
  head.writeUInt32BE(message.length, 1);
  return Buffer.concat([head, message]);
}

/** Requests with so many messages of no words: two bytes each. */
const emptyMessages = (count: number) => Buffer.alloc(2 * count, Uint8Array.of(0x12, 0));

const sending = (body: Uint8Array) => (stream: ClientHttp2Stream) => void stream.end(body);

it.each([
  ['as it is', {}, enveloped(emptyMessages(1_000_001))],
  ['packed', { 'grpc-encoding': 'gzip' }, enveloped(gzipSync(emptyMessages(1_000_001)), 1)],
])('reads no message of a million parts: %s', async (_, headers, body) => {
  const { trailers } = await rawCall(server.url, method, headers, sending(body));
  expect(trailers['grpc-status']).toBe('8');
  expect(decodeURIComponent(String(trailers['grpc-message']))).toBe(
    'the message has more than 1000000 parts: send it in several calls',
  );
});

it('reads a message that comes byte by byte', async () => {
  const { body } = await rawCall(server.url, method, {}, (stream) => {
    for (const byte of enveloped(emptyMessages(500))) stream.write(Uint8Array.of(byte));
    stream.end();
  });
  expect(body).toContain('500 messages');
});

it('reads a packed one', async () => {
  const packed = enveloped(gzipSync(emptyMessages(500)), 1);
  const { body } = await rawCall(server.url, method, { 'grpc-encoding': 'gzip' }, sending(packed));
  expect(body).toContain('500 messages');
});

it.each([
  ['as it is', {}, enveloped(Buffer.alloc(5_000))],
  ['packed', { 'grpc-encoding': 'gzip' }, enveloped(gzipSync(Buffer.alloc(50_000_000)), 1)],
])('reads little of whom nobody knows: %s', async (_, headers, body) => {
  const { trailers } = await rawCall(server.url, openMethod, headers, sending(body));
  expect([trailers['grpc-status'], trailers['grpc-message']]).toEqual(['8', expect.stringContaining('4096')]);
});

it('reads less of JSON, which takes more room', async () => {
  const json = Buffer.from(JSON.stringify({ model: 'm'.repeat(9_000_000) }));
  const type = { 'content-type': 'application/grpc+json' };
  const { trailers } = await rawCall(server.url, method, type, sending(enveloped(json)));
  expect([trailers['grpc-status'], trailers['grpc-message']]).toEqual(['8', expect.stringContaining('8388608')]);
});

it('says of what is no message that it is none', async () => {
  const { trailers } = await rawCall(server.url, method, {}, sending(enveloped(Buffer.from('12ff7f', 'hex'))));
  expect([trailers['grpc-status'], decodeURIComponent(String(trailers['grpc-message']))]).toEqual([
    '3',
    'this is no millrace.ai.v1.GenerateContentRequest',
  ]);
});

it('says of what ends within a message that it does', async () => {
  const { trailers } = await rawCall(server.url, method, {}, sending(enveloped(Buffer.alloc(9)).subarray(0, 8)));
  expect(trailers['grpc-status']).toBe('3');
});

it('lets a caller wait for longer than a timer can be set', async () => {
  const session = connect(server.url);
  const stream = session.request({
    ':method': 'POST',
    ':path': '/grpc.health.v1.Health/Watch',
    'content-type': 'application/grpc',
    'grpc-timeout': '99999999H',
  });
  stream.end(Buffer.alloc(5));
  const first = await stream[Symbol.asyncIterator]().next();
  session.destroy();
  expect(first).toMatchObject({ done: false });
});
