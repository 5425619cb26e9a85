import { type FreshDatabase, freshDatabase } from '@millrace/database/testing';
import { silentLogger } from '@millrace/ports';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { openVectorIndexes } from './vector-indexes.ts';

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase('embedded');
  await fresh.database`
    insert into embeddings (chunk_id, generation_id, accepted_at, model, embedding)
    select i, gen_random_uuid(), now(), 'm', array[i, 1, sqrt(i)]::vector from generate_series(1, 50) i
    union all select -i, gen_random_uuid(), now(), 'm', array[i, 1]::vector from generate_series(1, 49) i
  `;
});
afterAll(() => fresh.stop());

async function indexes(dimension: number): Promise<number> {
  const [row] = await fresh.database<{ count: number }[]>`
    select count(*) from pg_indexes where indexname like ${`%\\_hnsw\\_${dimension}`}
  `;
  return row?.count ?? 0;
}

test('vectors get their index once they are many, and not before', async () => {
  const vectorIndexes = openVectorIndexes(fresh.database, silentLogger, { everyMs: 5, fromRows: 50 });
  vectorIndexes.grew(2);
  vectorIndexes.grew(3);
  await vi.waitFor(async () => expect(await indexes(3)).toBe(1), 10_000);
  vectorIndexes.close();
  expect(await indexes(2)).toBe(0);
});
