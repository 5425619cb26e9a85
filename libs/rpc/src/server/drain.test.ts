import { once } from 'node:events';
import { connect } from 'node:http2';
import { createClient } from '@connectrpc/connect';
import { AIService } from '@millrace/protocol';
import { expect, it } from 'vitest';
import { contentService, rawCall, serveRpc } from '../testing/index.ts';

/** A server whose answers wait until the test lets them go. */
async function serveGated(drainMs: number) {
  const reached = Promise.withResolvers<void>();
  const gate = Promise.withResolvers<void>();
  const aborted = Promise.withResolvers<unknown>();
  const service = contentService({
    async generateContent(_request, { signal }) {
      signal.addEventListener('abort', () => aborted.resolve(signal.reason));
      reached.resolve();
      await gate.promise;
      return { text: 'done' };
    },
    async *streamGenerateContent() {
      yield { part: { case: 'text', value: 'one' } };
      reached.resolve();
      await gate.promise;
      yield { part: { case: 'text', value: 'two' } };
    },
  });
  const { server, transport } = await serveRpc([service], 'acme', { drainMs });
  const client = createClient(AIService, transport);
  return { server, client, reached: reached.promise, aborted: aborted.promise, open: gate.resolve };
}

it('lets calls and streams in flight end, takes no new ones, and is closed then', async () => {
  const { server, client, reached, open } = await serveGated(10_000);
  const call = client.generateContent({});
  const pieces: unknown[] = [];
  const stream = (async () => {
    for await (const { part } of client.streamGenerateContent({})) pieces.push(part.value);
  })();
  await reached;
  const closed = server.close();
  expect(server.close()).toBe(closed);
  await expect(async () => {
    await rawCall(server.url, '/millrace.ai.v1.AIService/ListTextModels');
  }).rejects.toThrow();
  open();
  expect((await call).text).toBe('done');
  await stream;
  expect(pieces).toEqual(['one', 'two']);
  await closed;
});

it('cuts off what does not end in time, and tells its method', async () => {
  const { server, client, reached, aborted } = await serveGated(50);
  const call = client.generateContent({});
  const failed = expect(call).rejects.toThrow();
  await reached;
  await server.close();
  await failed;
  await aborted;
});

it('tells clients to go elsewhere before it refuses a call that they have begun', async () => {
  const { server, reached, open } = await serveGated(10_000);
  const session = connect(server.url);
  const frames: number[] = [];
  session.on('goaway', (_code, lastStream) => frames.push(lastStream));
  const stream = session.request({
    ':method': 'POST',
    ':path': '/millrace.ai.v1.AIService/GenerateContent',
    'content-type': 'application/grpc',
  });
  stream.end(Buffer.alloc(5)).resume();
  await reached;
  const closed = server.close();
  await once(session, 'goaway');
  open();
  await closed;
  expect([frames[0], frames.at(-1)]).toEqual([2 ** 31 - 1, 1]);
});

it('is closed at once where callers were answered before their messages were read to the end', async () => {
  const { server } = await serveRpc([contentService({})], 'acme', { maxMessageBytes: 1_000, drainMs: 600_000 });
  const message = Buffer.alloc(200_000);
  message.writeUInt32BE(message.length - 5, 1);
  const session = connect(server.url);
  const answered = ['end', 'write', 'refused'].map(async (how) => {
    const stream = session.request({
      ':method': 'POST',
      ':path': how === 'refused' ? '/no.such.Service/Method' : '/millrace.ai.v1.AIService/GenerateContent',
      'content-type': 'application/grpc',
    });
    if (how === 'end') stream.end(message);
    else stream.write(message);
    stream.resume();
    const [headers] = await once(stream, 'response');
    return headers['grpc-status'];
  });
  expect(await Promise.all(answered)).toEqual(['8', '8', '12']);
  await server.close();
});
