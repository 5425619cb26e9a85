import { once } from 'node:events';
import { type ClientHttp2Stream, connect, constants } from 'node:http2';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { RpcServer } from '../server/start-rpc-server.ts';
import { contentService, rawCall, serveRpc } from '../testing/index.ts';

let server: RpcServer;

beforeAll(async () => {
  const value = 'x'.repeat(1_000_000);
  const service = contentService({
    async generateContent(_request, { signal }) {
      if (!signal.aborted) await once(signal, 'abort');
      return { text: value };
    },
    async *streamGenerateContent() {
      while (true) yield { part: { case: 'text', value } };
    },
  });
  ({ server } = await serveRpc([service], 'acme', { drainMs: 5_000 }));
});

afterAll(() => server.close());

/** How far a call has come when its caller leaves. */
const phases: Readonly<Record<string, (stream: ClientHttp2Stream) => Promise<unknown>>> = {
  'before its message': (stream) => once(stream, 'ready'),
  'in its message': (stream) => new Promise((written) => stream.write(Buffer.alloc(3), written)),
  'after its message': (stream) => new Promise<void>((sent) => stream.end(Buffer.alloc(5), sent)),
};

const codes = [
  constants.NGHTTP2_NO_ERROR,
  constants.NGHTTP2_PROTOCOL_ERROR,
  constants.NGHTTP2_INTERNAL_ERROR,
  constants.NGHTTP2_CANCEL,
  constants.NGHTTP2_ENHANCE_YOUR_CALM,
];

it.each(Object.entries(phases))('outlives callers who leave %s, in any way', async (_phase, reach) => {
  for (const method of ['GenerateContent', 'StreamGenerateContent']) {
    for (const leave of [...codes, 'connection'] as const) {
      const session = connect(server.url);
      session.on('error', () => {});
      const path = `/millrace.ai.v1.AIService/${method}`;
      const stream = session.request({ ':method': 'POST', ':path': path, 'content-type': 'application/grpc' });
      stream.on('error', () => {});
      const closed = new Promise((resolve) => stream.once('close', resolve));
      await reach(stream);
      if (leave === 'connection') session.socket.destroy();
      else stream.close(leave);
      await closed;
      session.destroy();
    }
  }
  const { trailers } = await rawCall(server.url, '/millrace.ai.v1.AIService/ListTextModels');
  expect(trailers['grpc-status']).toBe('0');
});

it('outlives one who leaves in the middle of the answer', async () => {
  const session = connect(server.url);
  const path = '/millrace.ai.v1.AIService/StreamGenerateContent';
  const stream = session.request({ ':method': 'POST', ':path': path, 'content-type': 'application/grpc' });
  stream.on('error', () => {}).end(Buffer.alloc(5));
  await once(stream, 'data');
  stream.close(constants.NGHTTP2_CANCEL);
  await once(stream, 'close');
  session.destroy();
  const { trailers } = await rawCall(server.url, '/millrace.ai.v1.AIService/ListTextModels');
  expect(trailers['grpc-status']).toBe('0');
});
