import { once } from 'node:events';
import { createServer } from 'node:net';
import { Code, ConnectError } from '@connectrpc/connect';
import { MillraceError } from '@millrace/contracts';
import { openTcpProxy } from '@millrace/ports/testing';
import { AIService } from '@millrace/protocol';
import { callerOf, defineRpcService } from '@millrace/rpc';
import { serveRpc } from '@millrace/rpc/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { wasNotDone } from '../vectors/was-not-done.ts';
import { connectGateway, type Gateway } from './connect-gateway.ts';

const streams = new EventTarget();
const calls = new EventTarget();
const scopes = {
  generateContent: 'chat',
  streamGenerateContent: 'chat',
  embedContent: 'chat',
  listTextModels: 'chat',
} as const;

/** Fails as its model's name says; its streams go on until they are ended. */
const service = defineRpcService(AIService, scopes, {
  async generateContent({ model }, { signal }) {
    if (model === 'busy') throw new MillraceError('MODEL_UNAVAILABLE', 'the model is busy');
    if (model === 'foreign') throw new ConnectError('no such thing', Code.NotFound);
    if (model === 'slow') {
      calls.dispatchEvent(new Event('begun'));
      await once(signal, 'abort');
    }
    return { text: `asked for ${model}` };
  },
  async *streamGenerateContent({ model }, { signal }) {
    signal.addEventListener('abort', () => streams.dispatchEvent(new Event('ended')));
    yield { part: { case: 'text', value: 'a piece' } };
    if (model === 'breaks') throw new MillraceError('MODEL_UNAVAILABLE', 'the model fell silent');
    await once(signal, 'abort');
  },
  embedContent: ({ texts }) => ({ embeddings: texts.map(() => ({ values: [1, 0.5] })), modelKey: 'k' }),
  listTextModels: (_request, context) => ({ models: [{ id: callerOf(context).tenant }] }),
});

let gateway: Gateway;
let url: string;
let stop: () => Promise<void>;

beforeAll(async () => {
  const { server } = await serveRpc([service], 'acme');
  ({ url } = server);
  gateway = connectGateway({ url, maxMessageBytes: 100_000 });
  stop = () => server.close();
});

afterAll(async () => {
  gateway.close();
  await stop();
});

it('calls the methods of a service', async () => {
  expect(await gateway.ai.generateContent({ model: 'm' })).toMatchObject({ text: 'asked for m' });
  expect((await gateway.ai.embedContent({ texts: ['x'] })).embeddings[0]?.values).toEqual([1, 0.5]);
});

it('calls for the tenant that it was told, or that a call names', async () => {
  const ofBeta = connectGateway({ url, tenant: 'beta' });
  expect((await ofBeta.ai.listTextModels({})).models).toMatchObject([{ id: 'beta' }]);
  const headers = { 'x-tenant-id': 'gamma' };
  expect((await ofBeta.ai.listTextModels({}, { headers })).models).toMatchObject([{ id: 'gamma' }]);
  expect((await gateway.ai.listTextModels({})).models).toMatchObject([{ id: 'acme' }]);
  ofBeta.close();
});

it('throws the error that the gateway told, by its code', async () => {
  const error = await gateway.ai.generateContent({ model: 'busy' }).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(MillraceError);
  expect(error).toMatchObject({ code: 'MODEL_UNAVAILABLE', message: 'the model is busy' });
});

it('goes by the status of an error that tells no code', async () => {
  await expect(gateway.ai.generateContent({ model: 'foreign' })).rejects.toMatchObject({ code: 'RECORD_NOT_FOUND' });
});

it('says that the gateway does not answer where nothing listens', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  await new Promise((closed) => server.close(closed));
  const nobody = connectGateway({ url: `http://127.0.0.1:${port}` });
  const error = await nobody.ai.listTextModels({}).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ code: 'DEPENDENCY_UNAVAILABLE', dependency: 'gateway' });
  expect(wasNotDone(error as MillraceError)).toBe(true);
});

it('connects anew after the connection broke off, and does not send again what was on its way', async () => {
  const proxy = await openTcpProxy({ host: '127.0.0.1', port: Number(new URL(url).port) });
  const shaky = connectGateway({ url: `http://127.0.0.1:${proxy.port}` });
  const begun = once(calls, 'begun');
  const call = shaky.ai.generateContent({ model: 'slow' });
  await begun;
  proxy.drop();
  const error = await call.catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ code: 'DEPENDENCY_UNAVAILABLE', dependency: 'gateway' });
  expect(wasNotDone(error as MillraceError)).toBe(false);
  expect(await shaky.ai.generateContent({ model: 'm' })).toMatchObject({ text: 'asked for m' });
  shaky.close();
  await proxy.close();
});

it('gives a call up at its deadline', async () => {
  const call = gateway.ai.generateContent({ model: 'slow' }, { timeoutMs: 50 });
  await expect(call).rejects.toMatchObject({ code: 'DEADLINE_EXCEEDED' });
});

it('ends a call with the reason of the signal that aborts it', async () => {
  const reason = new Error('nobody waits any more');
  const call = gateway.ai.generateContent({ model: 'slow' }, { signal: AbortSignal.abort(reason) });
  await expect(call).rejects.toBe(reason);
});

it('ends a stream on the other side when its reader leaves off', async () => {
  const ended = once(streams, 'ended');
  for await (const { part } of gateway.ai.streamGenerateContent({})) {
    expect(part.value).toBe('a piece');
    break;
  }
  await ended;
});

it('throws in the middle of a stream what ended it', async () => {
  const pieces: unknown[] = [];
  const reading = (async () => {
    for await (const { part } of gateway.ai.streamGenerateContent({ model: 'breaks' })) pieces.push(part.value);
  })();
  await expect(reading).rejects.toMatchObject({ code: 'MODEL_UNAVAILABLE', message: 'the model fell silent' });
  expect(pieces).toEqual(['a piece']);
});

it('sends no message that is larger than it may be, and says what to do', async () => {
  const call = gateway.ai.embedContent({ texts: ['x'.repeat(200_000)] });
  await expect(call).rejects.toMatchObject({
    code: 'PAYLOAD_TOO_LARGE',
    message: expect.stringMatching(/several calls/),
  });
});

it('refuses what is no URL, a certificate without its key, and a file that cannot be read', () => {
  expect(() => connectGateway({ url: 'gateway:50051' })).toThrow(/such as http:.* and not gateway:50051/);
  expect(() => connectGateway({ url, certFile: 'cert.pem' })).toThrow(/takes both/);
  expect(() => connectGateway({ url, caFile: '/nowhere/ca.pem' })).toThrow(/\/nowhere\/ca\.pem cannot be used/);
});

it('has many large messages under way at once', async () => {
  const { server } = await serveRpc([service]);
  const wide = connectGateway({ url: server.url });
  const model = 'x'.repeat(2_000_000);
  const answers = await Promise.all(Array.from({ length: 12 }, () => wide.ai.generateContent({ model })));
  expect(answers.map(({ text }) => text.length)).toEqual(Array(12).fill(model.length + 'asked for '.length));
  wide.close();
  await server.close();
});
