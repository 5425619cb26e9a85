import { type FreshDatabase, freshDatabase } from '@millrace/database/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openVectorStores } from '../open-vector-stores.ts';

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase('embedded');
});
afterAll(() => fresh?.stop());

test('the name of a tenant is nobody’s SQL', async () => {
  const tenants = [`o'neil`, `') or true --`, `%s %I $1 \\`, `'; drop table models; --`, '季'];
  const stores = openVectorStores(fresh.database);
  for (const tenant of tenants) {
    await stores.of(tenant).createCollection({ name: 'same', dimension: 2 });
    await stores.of(tenant).insert('same', [{ id: tenant, vector: [1, 0], metadata: {} }]);
  }
  for (const tenant of tenants) {
    expect(await stores.of(tenant).listCollections()).toEqual(['same']);
    expect(await stores.of(tenant).search('same', { vector: [1, 0], topK: 9 })).toMatchObject([{ id: tenant }]);
  }
  expect(await fresh.database`select from models`).toEqual([]);
});

test('a tenant makes a thousand collections and no more', async () => {
  const store = openVectorStores(fresh.database).of('collector');
  await fresh.database`
    insert into vector_collections (id, tenant, name, dimension, metric)
    select gen_random_uuid(), 'collector', 'c' || i, 2, 'l2' from generate_series(1, 999) i
  `;
  await store.createCollection({ name: 'last', dimension: 2 });
  await expect(store.createCollection({ name: 'more', dimension: 2 })).rejects.toMatchObject({
    code: 'VALIDATION_ERROR',
    message: expect.stringContaining('drop one'),
  });
  await store.dropCollection('last');
  await store.createCollection({ name: 'more', dimension: 2 });
});
