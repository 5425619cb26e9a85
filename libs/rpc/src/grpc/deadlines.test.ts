import { once } from 'node:events';
import { createClient } from '@connectrpc/connect';
import { AIService } from '@millrace/protocol';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { RpcServer } from '../server/start-rpc-server.ts';
import { contentService, rawCall, serveRpc } from '../testing/index.ts';

const method = '/millrace.ai.v1.AIService/GenerateContent';
const heard = new EventTarget();
const never = new Promise<never>(() => {});

/** Its methods never end; those of the model `heeds` tell when their signal aborts. */
const service = contentService({
  async generateContent({ model }, { signal }) {
    if (model !== 'heeds') return never;
    await once(signal, 'abort');
    heard.dispatchEvent(new CustomEvent('aborted', { detail: signal.reason }));
    throw signal.reason;
  },
  async *streamGenerateContent(_request, { signal }) {
    signal.addEventListener('abort', () => heard.dispatchEvent(new CustomEvent('left', { detail: signal.reason })));
    yield { part: { case: 'text', value: 'a piece' } };
    await never;
  },
});

let server: RpcServer;
let client: ReturnType<typeof createClient<typeof AIService>>;

beforeAll(async () => {
  const served = await serveRpc([service], 'acme', { maxDeadlineMs: 50 });
  server = served.server;
  client = createClient(AIService, served.transport);
});

afterAll(() => server.close());

it('frees the caller at his deadline from a method that does not heed its signal', async () => {
  const { trailers } = await rawCall(server.url, method, { 'grpc-timeout': '20m' });
  expect(trailers).toMatchObject({ 'grpc-status': '4', 'millrace-code': 'DEADLINE_EXCEEDED' });
  expect(decodeURIComponent(String(trailers['grpc-message']))).toBe('the call was not done after 20 ms');
});

it.each([
  ['names none', {}],
  ['names a later one', { 'grpc-timeout': '1H' }],
])('holds a caller who %s to the server’s own deadline', async (_what, headers) => {
  const { trailers } = await rawCall(server.url, method, headers);
  expect(decodeURIComponent(String(trailers['grpc-message']))).toBe('the call was not done after 50 ms');
});

it('aborts the signal of the method with the same reason', async () => {
  const aborted = once(heard, 'aborted');
  const call = client.generateContent({ model: 'heeds' });
  await expect(call).rejects.toMatchObject({ code: 4 });
  const [{ detail }] = (await aborted) as [CustomEvent];
  expect(detail).toMatchObject({ code: 4 });
});

it('ends a stream at the deadline, after what it has given', async () => {
  const pieces: unknown[] = [];
  const reading = (async () => {
    for await (const { part } of client.streamGenerateContent({})) pieces.push(part.value);
  })();
  await expect(reading).rejects.toMatchObject({ code: 4, rawMessage: 'the call was not done after 50 ms' });
  expect(pieces).toEqual(['a piece']);
});

it('waits no longer than the deadline for a message that does not come', async () => {
  const { trailers } = await rawCall(server.url, method, {}, (stream) => stream.write(Buffer.alloc(1)));
  expect(trailers['grpc-status']).toBe('4');
});

it('aborts the signal when the caller breaks a stream off', async () => {
  const left = once(heard, 'left');
  const leaving = new AbortController();
  const reading = (async () => {
    for await (const _part of client.streamGenerateContent({}, leaving)) leaving.abort();
  })();
  await expect(reading).rejects.toMatchObject({ code: 1 });
  const [{ detail }] = (await left) as [CustomEvent];
  expect(detail).toMatchObject({ code: 1 });
});

it('refuses a deadline that it cannot read', async () => {
  const { trailers } = await rawCall(server.url, method, { 'grpc-timeout': 'soon' });
  expect(trailers['grpc-status']).toBe('3');
});
