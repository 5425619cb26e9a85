import { collectionIdOf, migrate } from '@millrace/database';
import { emptyDatabase, type FreshDatabase, loadFirstSchema } from '@millrace/database/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createSearcher } from './searcher.ts';

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await emptyDatabase('embedded');
  await loadFirstSchema(fresh.database);
  await migrate(fresh.database);
});
afterAll(() => fresh?.stop());

async function find(tenant: string, collection: string, query: string) {
  const collections = [{ id: collectionIdOf(tenant, collection), vector: undefined }];
  const { hits } = await createSearcher(fresh.database).search({ tenant, collections, query, limit: 5 });
  return hits;
}

test('what was indexed by the first schema is found after the migrations since, by its own tenant', async () => {
  expect((await find('default', 'default', 'how high stood the brook on day 61'))[0]).toMatchObject({
    name: 'diary-later.md',
  });
  expect((await find('acme', 'default', 'sacks of buckwheat'))[0]).toMatchObject({ name: 'diary.md' });
  expect((await find('default', 'rules', '春季水位超过二尺'))[0]).toMatchObject({ name: 'rules.txt' });
  expect(await find('acme', 'rules', '春季水位超过二尺')).toEqual([]);
});
