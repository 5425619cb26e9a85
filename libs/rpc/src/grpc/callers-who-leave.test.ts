import { EventEmitter, once } from 'node:events';
import { type ClientHttp2Session, type ClientHttp2Stream, connect, constants } from 'node:http2';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { RpcServer } from '../server/start-rpc-server.ts';
import { callerWhoMayAll, contentService, openCall, rawCall, serveRpc } from '../testing/index.ts';

const events = new EventEmitter();
let server: RpcServer;

beforeAll(async () => {
  const value = 'x'.repeat(1_000_000);
  const service = contentService({
    async generateContent(_request, { signal }) {
      events.emit('reached', signal);
      await once(signal, 'abort');
      return { text: value };
    },
    async *streamGenerateContent(_request, { signal }) {
      events.emit('reached', signal);
      while (true) yield { part: { case: 'text', value } };
    },
  });
  const authenticate = async () => {
    events.emit('asked');
    return callerWhoMayAll();
  };
  const metrics = { called: (call: object) => void events.emit('called', call) };
  ({ server } = await serveRpc([service], 'acme', { authenticate, metrics }));
});

afterAll(() => server.close());

/** How far a call has come when its caller leaves. */
const phases = {
  'before its message': () => once(events, 'asked'),
  'in its message': async (stream: ClientHttp2Stream) => {
    stream.write(Buffer.alloc(3));
    await once(events, 'asked');
  },
  'after its message': async (stream: ClientHttp2Stream) => {
    stream.end(Buffer.alloc(5));
    return once(events, 'reached');
  },
};

const ways: Readonly<Record<string, (session: ClientHttp2Session, stream: ClientHttp2Stream) => void>> = {
  'ends the stream': (_session, stream) => stream.destroy(),
  'breaks the stream off': (_session, stream) => stream.destroy(new Error('enough')),
  'breaks the connection off': (session) => session.socket.destroy(),
};

const cases = Object.keys(phases).flatMap((phase) => Object.keys(ways).map((way) => [way, phase] as const));

it.each(cases)('a call whose caller %s %s is over as cancelled, and its method hears of it', async (way, phase) => {
  for (const name of ['GenerateContent', 'StreamGenerateContent']) {
    const method = `/millrace.ai.v1.AIService/${name}`;
    const { session, stream } = openCall(server.url, method);
    session.on('error', () => {});
    stream.on('error', () => {});
    const [signal] = (await phases[phase as keyof typeof phases](stream)) ?? [];
    const called = once(events, 'called');
    ways[way]?.(session, stream);
    expect(await called).toMatchObject([{ method, status: 'CANCELLED' }]);
    if (phase === 'after its message') expect(signal).toMatchObject({ aborted: true, reason: { code: 1 } });
    session.destroy();
  }
});

const codes = {
  'no error': constants.NGHTTP2_NO_ERROR,
  'an error of the protocol': constants.NGHTTP2_PROTOCOL_ERROR,
  'an error of its own': constants.NGHTTP2_INTERNAL_ERROR,
  'that it cancels': constants.NGHTTP2_CANCEL,
  'that it has enough': constants.NGHTTP2_ENHANCE_YOUR_CALM,
};

it.each(Object.entries(codes))('so is one whose caller leaves in its answer and says %s', async (_what, code) => {
  const { session, stream } = openCall(server.url, '/millrace.ai.v1.AIService/StreamGenerateContent');
  stream.on('error', () => {}).end(Buffer.alloc(5));
  const [signal] = await once(events, 'reached');
  await once(stream, 'data');
  const called = once(events, 'called');
  stream.close(code);
  expect(await called).toMatchObject([{ status: 'CANCELLED' }]);
  expect(signal).toMatchObject({ aborted: true, reason: { code: 1 } });
  session.destroy();
});

it('so is one whose caller leaves what he sent unread, and no answer read', async () => {
  const question = Buffer.from('\0\0\0\0\x07\x22\x05a.b.c');
  const { session, stream } = openCall(server.url, '/grpc.reflection.v1.ServerReflection/ServerReflectionInfo');
  stream.write(Buffer.concat(Array(20_000).fill(question)));
  await once(stream, 'response');
  const called = once(events, 'called');
  stream.close(constants.NGHTTP2_NO_ERROR);
  expect(await called).toMatchObject([{ status: 'CANCELLED' }]);
  session.destroy();
});

it('answers others while one opens and breaks off calls by the thousand', async () => {
  const session = connect(server.url);
  session.on('error', () => {});
  for (let count = 0; count < 5_000 && !session.closed && !session.destroyed; count += 1) {
    const stream = session.request({ ':method': 'POST', ':path': '/', 'content-type': 'application/grpc' });
    stream.on('error', () => {}).close(constants.NGHTTP2_CANCEL);
    if (count % 100 === 0) await new Promise(setImmediate);
  }
  const { trailers } = await rawCall(server.url, '/millrace.ai.v1.AIService/ListTextModels');
  expect(trailers['grpc-status']).toBe('0');
  session.destroy();
});
