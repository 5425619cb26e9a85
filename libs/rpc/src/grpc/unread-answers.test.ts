import { EventEmitter, once } from 'node:events';
import { constants } from 'node:http2';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { RpcServer } from '../server/start-rpc-server.ts';
import { contentService, openCall, serveRpc } from '../testing/index.ts';

const events = new EventEmitter();
const value = 'x'.repeat(1_000_000);
let pieces: number;
let server: RpcServer;

beforeAll(async () => {
  const service = contentService({
    generateContent: () => ({ text: value }),
    async *streamGenerateContent() {
      for (pieces = 1; pieces <= 3; pieces += 1) yield { part: { case: 'text', value } };
    },
  });
  const metrics = { called: (call: object) => void events.emit('called', call) };
  ({ server } = await serveRpc([service], 'acme', { metrics }));
});

afterAll(() => server.close());

function call(name: string, timeout: string) {
  const { session, stream } = openCall(server.url, `/millrace.ai.v1.AIService/${name}`, { 'grpc-timeout': timeout });
  stream.on('error', () => {}).end(Buffer.alloc(5));
  return { session, stream };
}

it('waits with the next message until one is read, until the deadline, and then ends the stream', async () => {
  const { session, stream } = call('StreamGenerateContent', '200m');
  expect(await once(events, 'called')).toMatchObject([{ status: 'DEADLINE_EXCEEDED' }]);
  expect(pieces).toBe(1);
  await once(stream.resume(), 'close');
  expect(stream.rstCode).toBe(constants.NGHTTP2_CANCEL);
  session.destroy();
});

it('goes on once they are read', async () => {
  const { session, stream } = call('StreamGenerateContent', '1M');
  await once(stream, 'response');
  let bytes = 0;
  for await (const chunk of stream) bytes += (chunk as Buffer).length;
  expect([pieces, bytes]).toEqual([4, 3 * 1_000_009]);
  session.destroy();
});

it('ends the stream of a single message that is not read by the deadline', async () => {
  const { session, stream } = call('GenerateContent', '200m');
  expect(await once(events, 'called')).toMatchObject([{ status: 'OK' }]);
  await once(stream.resume(), 'close');
  expect(stream.rstCode).toBe(constants.NGHTTP2_CANCEL);
  session.destroy();
});
