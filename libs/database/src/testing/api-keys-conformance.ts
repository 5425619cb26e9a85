import { randomBytes } from 'node:crypto';
import { newId } from '@millrace/contracts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inTenant } from '../in-tenant.ts';
import {
  findApiKey,
  insertApiKey,
  listApiKeys,
  markApiKeyUsed,
  type NewApiKey,
  revokeApiKey,
} from '../repositories/api-keys.ts';
import { type DatabaseKind, type FreshDatabase, freshDatabase } from './index.ts';

/** API keys on either database, as the application's role sees them. */
export function apiKeysConformance(kind: DatabaseKind): void {
  describe(`API keys on ${kind} Postgres`, () => {
    let fresh: FreshDatabase;
    beforeAll(async () => {
      fresh = await freshDatabase(kind);
    });
    afterAll(() => fresh?.stop());

    const aKey = (tenant: string, rest: Partial<NewApiKey> = {}): NewApiKey => ({
      keyId: newId(),
      tenant,
      name: 'a key',
      hash: randomBytes(32),
      scopes: ['read', 'act-as'],
      createdBy: 'admin',
      ...rest,
    });
    const insert = (key: NewApiKey) => inTenant(fresh.database, key.tenant, (tx) => insertApiKey(tx, key));
    const list = (tenant: string, page = { skip: 0, limit: 10 }) =>
      inTenant(fresh.database, tenant, (tx) => listApiKeys(tx, { tenant, ...page }));

    test('a key is found by its id, whatever tenant it belongs to', async () => {
      const key = aKey('one', { expiresAt: '2030-01-01T00:00:00.000Z' });
      await insert(key);
      const found = await findApiKey(fresh.database, key.keyId);
      expect(found).toMatchObject({ tenant: 'one', scopes: ['read', 'act-as'], expiresAt: new Date('2030-01-01') });
      expect(Buffer.from(found?.hash ?? [])).toEqual(key.hash);
      expect(await findApiKey(fresh.database, newId())).toBeUndefined();
    });

    test('a list shows the keys of one tenant, newest first, in pages, and no hash', async () => {
      for (const name of ['first', 'second\0', 'third']) await insert(aKey('lists', { name }));
      await insert(aKey('other'));
      const { items, total } = await list('lists');
      expect([items.map(({ name }) => name), total]).toEqual([['third', 'second\ufffd', 'first'], 3]);
      expect(Object.keys(items[0] ?? {}).toSorted()).toEqual(['createdAt', 'createdBy', 'keyId', 'name', 'scopes']);
      expect((await list('lists', { skip: 1, limit: 1 })).items.map(({ name }) => name)).toEqual(['second\ufffd']);
    });

    test('a key is revoked once, by its own tenant', async () => {
      const key = aKey('revokes');
      await insert(key);
      const revoke = (tenant: string) => inTenant(fresh.database, tenant, (tx) => revokeApiKey(tx, tenant, key.keyId));
      expect(await revoke('other')).toBeUndefined();
      expect((await findApiKey(fresh.database, key.keyId))?.revokedAt).toBeUndefined();
      const revoked = await revoke('revokes');
      expect(revoked?.revokedAt).toEqual(expect.any(String));
      expect(await revoke('revokes')).toEqual(revoked);
      expect((await findApiKey(fresh.database, key.keyId))?.revokedAt?.toISOString()).toBe(revoked?.revokedAt);
    });

    test('the last use of a key is shown', async () => {
      const key = aKey('uses');
      await insert(key);
      await markApiKeyUsed(fresh.database, key.keyId);
      expect((await list('uses')).items).toMatchObject([{ keyId: key.keyId, lastUsedAt: expect.any(String) }]);
    });
  });
}
