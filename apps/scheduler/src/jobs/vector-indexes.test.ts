import { collectionSettingsSchema } from '@millrace/contracts';
import { createCollection } from '@millrace/database';
import { type FreshDatabase, freshDatabase } from '@millrace/database/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildVectorIndexes } from './vector-indexes.ts';

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase('embedded');
  for (const dimension of [2, 3, 4_000]) {
    const settings = collectionSettingsSchema.parse({ embedding: { dimension } });
    await createCollection(fresh.database, 'acme', `of-${dimension}`, settings);
  }
  await fresh.database`
    insert into embeddings (chunk_id, generation_id, accepted_at, model, embedding, tenant)
    select i, gen_random_uuid(), now(), 'm', array[i, 1, sqrt(i)]::vector, 'acme' from generate_series(1, 50) i
    union all select -i, gen_random_uuid(), now(), 'm', array[i, 1]::vector, 'acme' from generate_series(1, 49) i
  `;
});
afterAll(() => fresh?.stop());

async function indexes(dimension: number): Promise<number> {
  const [row] = await fresh.database<{ count: number }[]>`
    select count(*) from pg_indexes where indexname like ${`%\\_hnsw\\_${dimension}`}
  `;
  return row?.count ?? 0;
}

test('vectors of a collection’s dimension get their index once they are many, and not before', async () => {
  await buildVectorIndexes(fresh.database, { fromRows: 50, signal: new AbortController().signal });
  expect([await indexes(3), await indexes(2), await indexes(4_000)]).toEqual([1, 0, 0]);
});
