import { EventEmitter, once } from 'node:events';
import type { ClientHttp2Stream } from 'node:http2';
import { silentLogger } from '@millrace/ports';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RpcServer } from '../server/start-rpc-server.ts';
import { contentService, openCall, rawCall, serveRpc } from '../testing/index.ts';

const method = '/millrace.ai.v1.AIService/GenerateContent';
const reflection = '/grpc.reflection.v1.ServerReflection/ServerReflectionInfo';
const errors: unknown[] = [];
const log = { ...silentLogger, error: (fields: object) => void errors.push(fields), child: () => log };
const events = new EventEmitter();
let server: RpcServer;

beforeAll(async () => {
  const service = contentService({
    generateContent({ model }, { responseHeader }) {
      if (model === 'header') responseHeader.set('connection', 'close');
      return { text: `asked ${model}` };
    },
  });
  const metrics = { called: (call: object) => void events.emit('called', call) };
  ({ server } = await serveRpc([service], 'acme', { log, metrics }));
});

afterAll(() => server.close());

const envelope = (bytes: Uint8Array, flags = 0) => Buffer.concat([Buffer.of(flags, 0, 0, 0, bytes.length), bytes]);
const empty = envelope(Buffer.alloc(0));
const sending = (body: Uint8Array) => (stream: ClientHttp2Stream) => void stream.end(body);

describe('messages', () => {
  it.each([
    ['two to a method that takes one', Buffer.concat([empty, empty]), {}, '12'],
    ['one packed nobody says how', envelope(Buffer.alloc(0), 1), {}, '13'],
    ['one packed as it is', envelope(Buffer.alloc(0), 1), { 'grpc-encoding': 'identity' }, '13'],
    ['one that is not packed as it says', envelope(Buffer.from('nonsense'), 1), { 'grpc-encoding': 'gzip' }, '3'],
    ['one empty', empty, {}, '0'],
    ['one empty, packed', envelope(Buffer.alloc(0), 1), { 'grpc-encoding': 'gzip' }, '0'],
  ])('%s', async (_what, body, headers, status) => {
    const { trailers } = await rawCall(server.url, method, headers, sending(body));
    expect(trailers['grpc-status']).toBe(status);
  });

  it('packed as nobody knows are refused with what is known', async () => {
    const { trailers } = await rawCall(server.url, method, { 'grpc-encoding': 'snappy' });
    expect(trailers).toMatchObject({ 'grpc-status': '12', 'grpc-accept-encoding': 'gzip,br' });
  });

  it('as JSON are answered as JSON', async () => {
    const json = sending(envelope(Buffer.from('{"model":"m"}')));
    const { headers, body } = await rawCall(server.url, method, { 'content-type': 'application/grpc+json' }, json);
    expect(headers['content-type']).toBe('application/grpc+json');
    expect(JSON.parse(body.slice(5))).toEqual({ text: 'asked m' });
  });

  it('of a stream are answered as they come, and it ends when its caller has no more', async () => {
    const { session, stream } = openCall(server.url, reflection);
    for (const name of ['a', 'b']) {
      stream.write(envelope(Buffer.from(`\x22\x01${name}`)));
      const [answer] = await once(stream, 'data');
      expect(String(answer)).toContain(`${name} is not known here`);
    }
    stream.end();
    const [trailers] = await once(stream, 'trailers');
    expect(trailers['grpc-status']).toBe('0');
    session.destroy();
  });
});

describe('headers', () => {
  it('that come twice count as none that can be read', async () => {
    const { headers } = await rawCall(server.url, method, { 'x-request-id': ['a', 'b'] });
    expect(headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
    const { trailers } = await rawCall(server.url, method, { 'grpc-timeout': ['1S', '2S'] });
    expect(trailers['grpc-status']).toBe('3');
  });

  it('with a path of odd bytes, however long, name no method', async () => {
    for (const path of ['/\xff\xe4?#%', `/${'\xff'.repeat(30_000)}`]) {
      const { trailers } = await rawCall(server.url, path);
      expect(trailers['grpc-status']).toBe('12');
    }
  });
});

describe('a method', () => {
  const ask = (model: string) => {
    const json = sending(envelope(Buffer.from(JSON.stringify({ model }))));
    return rawCall(server.url, method, { 'content-type': 'application/grpc+json' }, json);
  };

  it('whose answer cannot be sent is broken off, logged and measured, and the server goes on', async () => {
    const called = once(events, 'called');
    await expect(ask('header')).rejects.toThrow(/INTERNAL_ERROR/);
    expect(await called).toMatchObject([{ status: 'INTERNAL' }]);
    expect(errors).toContainEqual(expect.objectContaining({ method, err: expect.any(TypeError) }));
    expect((await ask('m')).trailers['grpc-status']).toBe('0');
  });
});
