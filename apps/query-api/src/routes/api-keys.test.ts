import { type ApiKeyRequest, apiKeyListSchema, apiKeyMadeSchema, apiKeySchema } from '@millrace/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type KeyServer, keyServer } from '../testing/key-server.ts';
import { codeIn, openWorld, type World } from '../testing/world.ts';

let world: World;
let server: KeyServer;
beforeAll(async () => {
  world = await openWorld();
  server = await keyServer(world);
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await world[Symbol.asyncDispose]();
});

const made = async (response: Response) => apiKeyMadeSchema.parse(await response.json());

describe('POST /api/v1/keys', () => {
  it('makes a key that works at once, for the tenant that the administrator names', async () => {
    const acme = server.as(server.adminKey, 'acme');
    const response = await acme.post('/api/v1/keys', { name: 'a reader', scopes: ['read', 'read'] });
    expect(response.status).toBe(201);
    const { key, ...rest } = await made(response);
    expect(rest).toMatchObject({ name: 'a reader', scopes: ['read'], createdBy: 'admin' });
    expect((await server.as(key).get('/api/v1/documents')).status).toBe(200);
    expect((await server.as(key, 'other').get('/api/v1/documents')).status).toBe(403);
    expect((await server.as(key).get('/api/v1/keys')).status).toBe(403);
  });

  it('gives no scope that the caller has not', async () => {
    const keeper = server.as((await server.make('acme', { name: 'keeper', scopes: ['keys', 'read'] })).key);
    const mightier = await keeper.post('/api/v1/keys', { name: 'x', scopes: ['read', 'operate'] });
    expect([mightier.status, await codeIn(mightier)]).toEqual([403, 'AUTHORIZATION_ERROR']);
    expect((await keeper.post('/api/v1/keys', { name: 'x', scopes: ['read'] })).status).toBe(201);
  });

  it.each<[string, object]>([
    ['without a scope', { name: 'x', scopes: [] }],
    ['with a scope that there is not', { name: 'x', scopes: ['all'] }],
    ['without a name', { scopes: ['read'] }],
    ['that has expired before it is made', { name: 'x', scopes: ['read'], expiresAt: '2020-01-01T00:00:00Z' }],
  ])('makes none %s', async (_what, body) => {
    const response = await server.as(server.adminKey).post('/api/v1/keys', body as ApiKeyRequest);
    expect([response.status, await codeIn(response)]).toEqual([400, 'VALIDATION_ERROR']);
  });
});

describe('GET /api/v1/keys', () => {
  it('lists the keys of the tenant and shows no key, nor the hash of one', async () => {
    const { key, keyId } = await server.make('lists', {
      name: 'x',
      scopes: ['keys'],
      expiresAt: '2040-01-01T00:00:00Z',
    });
    await server.make('another', { name: 'y', scopes: ['keys'] });
    const text = await (await server.as(key).get('/api/v1/keys')).text();
    const { items, total } = apiKeyListSchema.parse(JSON.parse(text));
    expect([items.map((item) => item.keyId), total]).toEqual([[keyId], 1]);
    expect(items).toMatchObject([{ expiresAt: '2040-01-01T00:00:00.000Z' }]);

    const [row] = await world.database<[{ hash: Uint8Array }]>`select hash from api_keys where id = ${keyId}`;
    const secret = key.split('_').at(-1) ?? key;
    const hash = Buffer.from(row.hash);
    for (const spoken of [secret, hash.toString('hex'), hash.toString('base64'), hash.toString('base64url')]) {
      expect(text).not.toContain(spoken);
    }
    expect(JSON.stringify(JSON.parse(text))).not.toContain('hash');
  });
});

describe('DELETE /api/v1/keys/{keyId}', () => {
  it('makes a key no good for a server that has not met it, and says so in the list', async () => {
    const { key, keyId } = await server.make('revokes', { name: 'x', scopes: ['read'] });
    const keeper = server.as((await server.make('revokes', { name: 'keeper', scopes: ['keys'] })).key);
    const response = await keeper.remove(`/api/v1/keys/${keyId}`);
    expect(apiKeySchema.parse(await response.json())).toMatchObject({ keyId, revokedAt: expect.any(String) });
    expect((await server.as(key).get('/api/v1/documents')).status).toBe(401);
    const audit = await world.database`
      select actor, action from audit_log where subject = ${keyId} order by id
    `;
    expect(audit).toEqual([
      { actor: 'admin', action: 'key.create' },
      { actor: expect.stringMatching(/^key:/), action: 'key.revoke' },
    ]);
  });

  it('answers 404 for the key of another tenant, which stays good', async () => {
    const { key, keyId } = await server.make('mine', { name: 'x', scopes: ['read'] });
    const stranger = server.as((await server.make('theirs', { name: 'keeper', scopes: ['keys'] })).key);
    const response = await stranger.remove(`/api/v1/keys/${keyId}`);
    expect([response.status, await codeIn(response)]).toEqual([404, 'RECORD_NOT_FOUND']);
    expect((await server.as(key).get('/api/v1/documents')).status).toBe(200);
  });
});
