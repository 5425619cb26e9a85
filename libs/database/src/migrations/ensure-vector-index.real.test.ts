import { afterAll, beforeEach, expect, test } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../testing/index.ts';
import { ensureVectorIndex } from './ensure-vector-index.ts';
import { expectedPartitions } from './partition-months.ts';

let fresh: FreshDatabase | undefined;
beforeEach(async () => {
  await fresh?.stop();
  fresh = await freshDatabase('real');
});
afterAll(() => fresh?.stop());

const database = () => {
  if (!fresh) throw new TypeError('no database');
  return fresh.database;
};
const partitions = [...expectedPartitions(new Date()), 'embeddings_default'].sort();

async function indexedPartitions(dimension: number): Promise<string[]> {
  const rows = await database()<{ name: string }[]>`
    select indrelid::regclass::text as name from pg_index join pg_class on pg_class.oid = indexrelid
    where relname like ${`%\\_hnsw\\_${dimension}`} and indisvalid
      and array_to_string(reloptions, ' ') = 'm=16 ef_construction=64'
    order by name
  `;
  return rows.map(({ name }) => name);
}

async function insertVectors(count: number, month: Date): Promise<void> {
  await database()`
    insert into embeddings (chunk_id, generation_id, accepted_at, model, embedding, tenant)
    select i, gen_random_uuid(), ${month}, 'm', array[i, 1, sqrt(i)]::vector, 'acme' from generate_series(1, ${count}) i
  `;
}

test('every partition is indexed for the default dimension, and for another when it is asked for', async () => {
  expect(await indexedPartitions(384)).toEqual(partitions);
  expect(await indexedPartitions(3)).toEqual([]);
  await ensureVectorIndex(database(), { dimension: 3 });
  await ensureVectorIndex(database(), { dimension: 3 });
  expect(await indexedPartitions(3)).toEqual(partitions);
});

test('only partitions that hold enough vectors are indexed where that is asked for', async () => {
  await insertVectors(10, new Date());
  await ensureVectorIndex(database(), { dimension: 3, fromRows: 11 });
  expect(await indexedPartitions(3)).toEqual([]);
  await ensureVectorIndex(database(), { dimension: 3, fromRows: 10 });
  expect(await indexedPartitions(3)).toEqual([expectedPartitions(new Date())[1]]);
});

test('several at once build each index once', async () => {
  await insertVectors(2_000, new Date());
  await Promise.all([1, 2, 3].map(() => ensureVectorIndex(database(), { dimension: 3 })));
  await ensureVectorIndex(database(), { dimension: 3 });
  expect(await indexedPartitions(3)).toEqual(partitions);
});

test('an index whose building was broken off is built anew', async () => {
  await ensureVectorIndex(database(), { dimension: 3 });
  await database()`update pg_index set indisvalid = false where indexrelid = 'embeddings_default_hnsw_3'::regclass`;
  await ensureVectorIndex(database(), { dimension: 3 });
  expect(await indexedPartitions(3)).toEqual(partitions);
});

test.each([
  { metric: 'cosine', operator: '<=>', name: '_hnsw_3' },
  { metric: 'l2', operator: '<->', name: '_hnsw_3_l2' },
  { metric: 'ip', operator: '<#>', name: '_hnsw_3_ip' },
] as const)('a search by $metric orders by its index, and by what has none', async ({ metric, operator, name }) => {
  await insertVectors(3_000, new Date());
  await ensureVectorIndex(database(), { dimension: 3, metric, fromRows: 1 });
  await insertVectors(1, new Date('2001-01-01T00:00:00Z'));
  await database()`analyze embeddings`;
  const search = (sql = database()) => sql`
    select chunk_id, embedding::vector(3) ${sql.unsafe(operator)} '[1,1,1]'::vector as distance from embeddings
    where vector_dims(embedding) = 3 order by distance limit 2
  `;
  const plan = await database()`explain ${search()}`;
  expect(plan.map((row) => row['QUERY PLAN']).join('\n')).toContain(`${name} on embeddings_`);
  const best = metric === 'ip' ? [{ chunk_id: 3_000 }, { chunk_id: 2_999 }] : [{ chunk_id: 1 }, { chunk_id: 1 }];
  expect(await search()).toMatchObject(best);
});
