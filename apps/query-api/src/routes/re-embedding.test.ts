import { collectionSettingsSchema, objectKeys, reembeddingSchema } from '@millrace/contracts';
import type { ServedApp } from '@millrace/http/testing';
import { openEmbeddingModels } from '@millrace/models';
import { type EmbeddingEndpoint, openEmbeddingEndpoint } from '@millrace/models/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codeIn, openWorld, type World } from '../testing/world.ts';

const path = (name: string) => `/api/v1/collections/${name}/re-embedding`;

let world: World;
let endpoint: EmbeddingEndpoint;
/** An app that may use a model which gives vectors of two numbers, and refuses one that is named `down`. */
let app: ServedApp;
beforeAll(async () => {
  world = await openWorld();
  endpoint = await openEmbeddingEndpoint(({ model, input }) =>
    model === 'down' ? { status: 503 } : input.map(() => [3, 4]),
  );
  const models = openEmbeddingModels({ openaiBaseUrl: endpoint.baseUrl, timeoutMs: 5_000, batchSize: 8 });
  app = await world.serve({ models });
});
afterAll(async () => {
  await app?.close();
  await endpoint?.close();
  await world?.[Symbol.asyncDispose]();
});

/** Requests of a tenant of its own. */
function aTenant() {
  const { name } = world.tenant();
  const send = (method: string, to: string, body?: unknown) =>
    app.request(to, {
      method,
      headers: { 'x-tenant-id': name, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  const start = (collection: string, embedding: object) => send('POST', path(collection), { embedding });
  return { name, send, start };
}

describe('POST /api/v1/collections/{name}/re-embedding', () => {
  it('begins with the default collection too, which nobody made; what is left out stays', async () => {
    const { name, start, send } = aTenant();
    const response = await start('default', { dimension: 96 });
    expect(response.status).toBe(202);
    const { embedding } = collectionSettingsSchema.parse({});
    expect(reembeddingSchema.parse(await response.json())).toMatchObject({
      collection: 'default',
      status: 'running',
      from: embedding,
      to: { ...embedding, dimension: 96 },
      chunks: 0,
      embedded: 0,
    });
    expect(await (await send('GET', path('default'))).json()).toMatchObject({ status: 'running' });
    const stored = await world.objects.get(objectKeys.collection(name, 'default'));
    expect(JSON.parse(Buffer.from(stored).toString())).toMatchObject({ embedding });
  });

  it('tries the model before it begins, and tells what is wrong with it', async () => {
    const { start, send } = aTenant();
    const remote = { provider: 'openai-compatible', model: 'tiny' };
    for (const [embedding, status, code] of [
      [{ ...remote, dimension: 3 }, 400, 'VALIDATION_ERROR'],
      [{ ...remote, model: 'down', dimension: 2 }, 503, 'MODEL_UNAVAILABLE'],
      [{ provider: 'nobody' }, 400, 'VALIDATION_ERROR'],
      [{ metric: 'manhattan' }, 400, 'VALIDATION_ERROR'],
      [{ dimension: 384 }, 400, 'VALIDATION_ERROR'],
      [{}, 400, 'VALIDATION_ERROR'],
    ] as const) {
      const response = await start('default', embedding);
      expect([response.status, await codeIn(response)]).toEqual([status, code]);
    }
    expect(await codeIn(await send('GET', path('default')))).toBe('RECORD_NOT_FOUND');
    expect((await start('default', { ...remote, dimension: 2 })).status).toBe(202);
  });

  it('is refused while there is another, and for a collection that is not there', async () => {
    const { start } = aTenant();
    await start('default', { dimension: 96 });
    const again = await start('default', { dimension: 64 });
    expect([again.status, await codeIn(again)]).toEqual([409, 'CAMPAIGN_RUNNING']);
    const none = await start('none', { dimension: 64 });
    expect([none.status, await codeIn(none)]).toEqual([404, 'COLLECTION_NOT_FOUND']);
  });
});

describe('DELETE /api/v1/collections/{name}/re-embedding', () => {
  it('ends the change, and says the same when it is asked again', async () => {
    const { start, send } = aTenant();
    await start('default', { dimension: 96 });
    for (let time = 0; time < 2; time++) {
      const response = await send('DELETE', path('default'));
      expect(response.status).toBe(200);
      expect(await response.json()).toMatchObject({ status: 'cancelled', endedAt: expect.any(String) });
    }
  });

  it('finds none where there was none, and none of another tenant', async () => {
    const [one, other] = [aTenant(), aTenant()];
    await one.start('default', { dimension: 96 });
    for (const method of ['GET', 'DELETE']) {
      const response = await other.send(method, path('default'));
      expect([response.status, await codeIn(response)]).toEqual([404, 'RECORD_NOT_FOUND']);
    }
    expect(await (await one.send('GET', path('default'))).json()).toMatchObject({ status: 'running' });
  });

  it('stands in the audit log, as its beginning does', async () => {
    const { name, start, send } = aTenant();
    await start('default', { dimension: 96 });
    await send('DELETE', path('default'));
    const entries = await world.database`select action, subject from audit_log where tenant = ${name} order by id`;
    expect(entries).toEqual([
      { action: 'collection.re-embed', subject: 'default' },
      { action: 'collection.re-embed.cancel', subject: 'default' },
    ]);
  });
});
