import { once } from 'node:events';
import type { JsonValue } from '@bufbuild/protobuf';
import { type FreshDatabase, freshDatabase } from '@millrace/database/testing';
import type { HttpPorts } from '@millrace/http';
import { openEmbeddingModels, openTextModels } from '@millrace/models';
import { silentLogger, systemClock } from '@millrace/ports';
import { AIService, ModelService, VectorService } from '@millrace/protocol';
import { rawCall, serveRpc } from '@millrace/rpc/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aiGateway } from './ai-gateway.ts';
import { requestsOf, withText } from './testing/requests.ts';

// Tests run in the order in which they stand: the last one looks at what the others did.
const acme = { collection: 'acmes-collection', id: 'acmes-record', model: 'acmes-model' };
const acmes = requestsOf(acme);
/** Stands in all that acme keeps. */
const acmesWord = 'acmes';
const methods = Object.keys(acmes);
const readMethods = ['GetCollectionInfo', 'GetByID', 'Search', 'HasIndex', 'ListCollections', 'ListModels'];

/** Texts that would be more than a text where one is put into SQL, a path into JSON, a prototype or a header. */
const texts = [
  `' or '1'='1`,
  `'; drop schema vectors cascade; --`,
  `\\'); delete from vector_collections; --`,
  `" || true || "`,
  `$.**`,
  `%`,
  'a\u0000b',
  'a\ud800b',
  '__proto__',
  'constructor',
  '\r\nx-tenant-id: acme',
  '\u202e😀'.repeat(200),
];

/** No model: those that are registered are asked. */
const textDefaults = {
  provider: 'ollama',
  contextTokens: 8192,
  maxOutputTokens: 256,
  streaming: true,
  tools: true,
} as const;

let fresh: FreshDatabase;
let server: Awaited<ReturnType<typeof serveRpc>>['server'];
const errors: unknown[] = [];
const log = { ...silentLogger, error: (fields: object) => void errors.push(fields), child: () => log };

beforeAll(async () => {
  fresh = await freshDatabase('embedded');
  const shared = { openaiBaseUrl: 'http://127.0.0.1:9', timeoutMs: 1_000, batchSize: 16 };
  const ports = {
    database: fresh.database,
    models: openEmbeddingModels(shared),
    textModels: openTextModels({ text: textDefaults, moreText: [], ...shared }),
  } as Partial<HttpPorts> as HttpPorts;
  const stopping = new AbortController().signal;
  ({ server } = await serveRpc(aiGateway.services(ports, {}, { log, clock: systemClock, stopping }), 'other', { log }));
  for (const method of ['VectorService/CreateCollection', 'VectorService/Insert', 'ModelService/RegisterModel']) {
    expect(await call('acme', method, acmes[method] ?? {})).toMatchObject({ status: '0' });
  }
});

afterAll(async () => {
  await server.close();
  await fresh.stop();
});

const services = [VectorService, ModelService, AIService];

async function call(tenant: string, name: string, request: JsonValue) {
  const [service, method] = name.split('/');
  const path = `/${services.find((one) => one.name === service)?.typeName}/${method}`;
  const headers = { 'content-type': 'application/grpc+json', 'x-tenant-id': tenant };
  const message = Buffer.from(JSON.stringify(request));
  const { trailers, body } = await rawCall(server.url, path, headers, async (stream) => {
    const head = Buffer.alloc(5);
    head.writeUInt32BE(message.length, 1);
    stream.end(Buffer.concat([head, message]));
    await once(stream, 'close');
  });
  return {
    status: trailers['grpc-status'],
    said: `${decodeURIComponent(String(trailers['grpc-message'] ?? ''))} ${body}`,
  };
}

async function acmesState(): Promise<unknown[]> {
  const reads = methods.filter((method) => readMethods.some((name) => method.endsWith(`/${name}`)));
  return Promise.all(reads.map(async (method) => [method, await call('acme', method, acmes[method] ?? {})]));
}

it('there is a request for every method', () => {
  const all = services.flatMap((service) => service.methods.map(({ name }) => `${service.name}/${name}`));
  expect(methods.toSorted()).toEqual(all.toSorted());
});

describe('another tenant', () => {
  const own = requestsOf({ collection: 'own', id: 'own', model: 'own' });

  it.each(methods)('learns nothing of acme by %s, nor changes it', async (method) => {
    const before = await acmesState();
    const { said } = await call('other', method, acmes[method] ?? {});
    // What it has said itself it may hear again, in an error or an answer.
    const asked = JSON.stringify(acmes[method]);
    if (!asked.includes(acmesWord)) expect(said).not.toContain(acmesWord);
    expect(said).not.toContain('"word":"mill"');
    expect(await acmesState()).toEqual(before);
  });

  it.each(methods)('says what it likes in every text of %s, and is answered as it should', async (method) => {
    await call('other', 'VectorService/CreateCollection', own['VectorService/CreateCollection'] ?? {});
    const before = await acmesState();
    for (const text of texts) {
      for (const request of withText(own[method] ?? {}, text)) {
        const { status, said } = await call('other', method, request);
        const shown = `${JSON.stringify(request)}: ${said}`;
        expect(['2', '13', '15'], shown).not.toContain(status);
        expect(shown).not.toMatch(/select |insert into|vectors\.[cv]_|node_modules|\.ts:/);
      }
    }
    expect(await acmesState()).toEqual(before);
  });

  it('has made no error that is ours', () => {
    expect(errors).toEqual([]);
  });
});
