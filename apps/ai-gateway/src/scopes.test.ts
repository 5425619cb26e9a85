import { type Scope, scopes } from '@millrace/contracts';
import { createAuthenticate, type HttpPorts } from '@millrace/http';
import { keyRing, type ServedApp, serve } from '@millrace/http/testing';
import { silentLogger, systemClock } from '@millrace/ports';
import { AIService, ModelService, VectorService } from '@millrace/protocol';
import { overHttp } from '@millrace/rpc';
import { rawCall, serveRpc } from '@millrace/rpc/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aiGateway } from './ai-gateway.ts';

const required: Readonly<Record<string, Scope>> = {
  'VectorService/CreateCollection': 'write',
  'VectorService/DropCollection': 'write',
  'VectorService/HasCollection': 'read',
  'VectorService/ListCollections': 'read',
  'VectorService/GetCollectionInfo': 'read',
  'VectorService/GetCollectionStats': 'read',
  'VectorService/CreateIndex': 'write',
  'VectorService/DropIndex': 'write',
  'VectorService/HasIndex': 'read',
  'VectorService/Insert': 'write',
  'VectorService/Upsert': 'write',
  'VectorService/Delete': 'write',
  'VectorService/Search': 'read',
  'VectorService/GetByID': 'read',
  'VectorService/Compact': 'write',
  'ModelService/RegisterModel': 'models',
  'ModelService/UnregisterModel': 'models',
  'ModelService/UpdateModelConfig': 'models',
  'ModelService/ListModels': 'read',
  'ModelService/GetModelInfo': 'read',
  'ModelService/GenerateText': 'chat',
  'ModelService/GenerateEmbedding': 'chat',
  'ModelService/StreamGenerateText': 'chat',
  'AIService/GenerateContent': 'chat',
  'AIService/StreamGenerateContent': 'chat',
  'AIService/EmbedContent': 'chat',
  'AIService/ListTextModels': 'chat',
};
const methods = [VectorService, ModelService, AIService].flatMap((service) =>
  service.methods.map(({ name, methodKind }) => ({
    name: `${service.name}/${name}`,
    path: `/${service.typeName}/${name}`,
    streams: methodKind !== 'unary',
  })),
);

const guarded = methods.flatMap(({ name, ...method }) => {
  const scope = required[name];
  return scope ? [{ name, scope, ...method }] : [];
});

/** Nothing behind it is there: who gets so far was let in. */
const ports = new Proxy({}, { get: () => ({}) }) as HttpPorts;
const keys = keyRing();
const allScopes = Object.keys(scopes) as Scope[];
const access = { mode: 'keys' } as const;
let grpc: Awaited<ReturnType<typeof serveRpc>>['server'];
let json: ServedApp;

beforeAll(async () => {
  const host = { log: silentLogger, clock: systemClock, stopping: new AbortController().signal };
  const services = aiGateway.services(ports, {}, host);
  const authenticate = createAuthenticate({ access, host: '127.0.0.1', keys, clock: systemClock });
  ({ server: grpc } = await serveRpc(services, 'acme', { authenticate }));
  const app = overHttp({ ...aiGateway, services: () => services });
  json = await serve({ ...app, settings: aiGateway.settings }, ports, {}, { access, keys });
});

afterAll(async () => {
  await grpc.close();
  await json.close();
});

it('every method but the health of the vectors requires a scope', () => {
  const names = methods.map(({ name }) => name);
  expect(names.filter((name) => !(name in required))).toEqual(['VectorService/Health']);
});

describe('over gRPC', () => {
  it.each(guarded)("$name takes a key with the scope '$scope' and no other", async ({ path, scope }) => {
    const having = keys.make('acme', [scope]);
    const others = keys.make(
      'acme',
      allScopes.filter((other) => other !== scope),
    );
    const statusFor = async (key?: string) => {
      const { trailers } = await rawCall(grpc.url, path, key ? { authorization: `Bearer ${key}` } : {});
      return trailers['grpc-status'];
    };
    expect(await statusFor()).toBe('16');
    expect(await statusFor(others)).toBe('7');
    expect(['7', '16']).not.toContain(await statusFor(having));
  });
});

describe('as JSON', () => {
  it.each(guarded.filter(({ streams }) => !streams))('$name takes the same', async ({ path, scope }) => {
    const statusFor = async (key: string) => {
      const headers = { 'content-type': 'application/json', authorization: `Bearer ${key}` };
      return (await json.request(path, { method: 'POST', headers, body: '{}' })).status;
    };
    expect(await statusFor('nobody')).toBe(401);
    const others = allScopes.filter((other) => other !== scope);
    expect(await statusFor(keys.make('acme', others))).toBe(403);
    expect([401, 403]).not.toContain(await statusFor(keys.make('acme', [scope])));
  });
});
