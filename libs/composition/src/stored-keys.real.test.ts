import { newId } from '@millrace/contracts';
import { insertApiKey, openDatabase } from '@millrace/database';
import { type FreshDatabase, freshDatabase } from '@millrace/database/testing';
import { defineHttpApp, hashOfKey, newApiKey, requires } from '@millrace/http';
import { type ServedApp, serve } from '@millrace/http/testing';
import { type Clock, systemClock } from '@millrace/ports';
import { openTcpProxy, type TcpProxy } from '@millrace/ports/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { storedKeys } from './stored-keys.ts';

const app = defineHttpApp({
  name: 'example',
  summary: 'An example that needs no database itself.',
  needs: [],
  settings: z.object({}),
  routes: (server) => void server.get('/things', { schema: requires('read') }, async () => ({})),
});

describe('while Postgres does not answer', () => {
  let fresh: FreshDatabase;
  let proxy: TcpProxy;
  let database: FreshDatabase['database'];
  let server: ServedApp;
  let lateMs = 0;
  const clock: Clock = { ...systemClock, now: () => new Date(Date.now() + lateMs) };
  beforeAll(async () => {
    fresh = await freshDatabase('real');
    const { host = 'localhost', port = 5432 } = fresh.settings;
    proxy = await openTcpProxy({ host, port });
    database = openDatabase({ ...fresh.settings, host: proxy.host, port: proxy.port });
    server = await serve(app, {}, {}, { access: { mode: 'keys' }, keys: storedKeys(database), clock });
  });
  afterAll(async () => {
    await server?.close();
    await database?.end({ timeout: 1 });
    await proxy?.close();
    await fresh?.stop();
  });

  async function newKey(): Promise<string> {
    const keyId = newId();
    const key = newApiKey(keyId);
    const row = {
      keyId,
      tenant: 'acme',
      name: 'a key',
      hash: hashOfKey(key),
      scopes: ['read'],
      createdBy: 'test',
    } as const;
    await insertApiKey(fresh.database, row);
    return key;
  }
  const statusFor = async (key: string) =>
    (await server.request('/things', { headers: { authorization: `Bearer ${key}` } })).status;

  it('a key that was used before is good, and one that was not is answered with 503; five minutes later both are', async () => {
    const [used, unused] = [await newKey(), await newKey()];
    expect(await statusFor(used)).toBe(200);
    proxy.refuse();
    lateMs = 60_000;
    expect(await statusFor(used)).toBe(200);
    expect(await statusFor(unused)).toBe(503);
    lateMs = 400_000;
    expect(await statusFor(used)).toBe(503);
    proxy.resume();
    expect([await statusFor(used), await statusFor(unused)]).toEqual([200, 200]);
  });
});
