import { openDatabase } from '@millrace/database';
import { type FreshDatabase, freshDatabase } from '@millrace/database/testing';
import type { Database, VectorIndex, VectorStore } from '@millrace/ports';
import { freshName } from '@millrace/ports/testing';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { relationsOf } from '../collections/stored-collection.ts';
import { openVectorStores } from '../open-vector-stores.ts';

const hnsw: VectorIndex = { type: 'hnsw', metric: 'cosine', params: { ef_construction: 200 } };

let fresh: FreshDatabase;
let database: Database;
let other: Database;
/** Of one tenant, in two replicas. */
let store: VectorStore;
let replica: VectorStore;
beforeAll(async () => {
  fresh = await freshDatabase('real');
  database = fresh.database;
  other = openDatabase(fresh.settings);
});
afterAll(async () => {
  await other?.end({ timeout: 5 });
  await fresh?.stop();
});
beforeEach(async () => {
  const tenant = freshName('tenant');
  [store, replica] = [openVectorStores(database).of(tenant), openVectorStores(other).of(tenant)];
});

/** The names in the database of a collection of so many vectors. */
async function collectionOf(vectors: number, name = 'papers') {
  await store.createCollection({ name, dimension: 64 });
  const [{ id } = { id: '' }] = await database<{ id: string }[]>`
    select id from vector_collections order by created_at desc limit 1
  `;
  const names = relationsOf(id);
  await database`
    insert into ${database(names.table)} (id, vector, metadata)
    select i::text, array_agg(random())::vector(64), '{}'
    from generate_series(1, ${vectors}) i, generate_series(1, 64) group by i
  `;
  return names;
}

/** Processes of the server that build an index in this database. */
const builders = () => database<{ pid: number }[]>`
  select pid from pg_stat_progress_create_index where datname = current_database()
`;
const isBuilding = async () => (await builders()).length > 0;
const buildBegins = () => expect.poll(isBuilding, { interval: 10, timeout: 20_000 }).toBe(true);
const indexesOn = (table: string) => database<{ name: string; valid: boolean }[]>`
  select indexrelid::regclass::text as name, indisvalid as valid from pg_index
  where indrelid = ${table}::text::regclass order by name
`;

/** While `work` runs no build is complete: it waits for whoever might still see the table as it was. */
const whileBuilding = (work: () => Promise<void>) =>
  other.begin('isolation level repeatable read read only', async (tx) => {
    await tx`select from vector_collections`;
    await work();
  });

test('a build whose caller has gone is broken off in the server, leaves nothing, and can be begun again', async () => {
  const { table } = await collectionOf(10);
  const gone = new AbortController();
  const reason = new Error('the caller has gone');
  await whileBuilding(async () => {
    const building = expect(store.createIndex('papers', hnsw, { signal: gone.signal })).rejects.toBe(reason);
    await buildBegins();
    gone.abort(reason);
    await building;
    expect(await isBuilding()).toBe(false);
  });
  expect(await store.hasIndex('papers')).toBe(false);
  expect(await indexesOn(table)).toHaveLength(2);
  await store.createIndex('papers', { type: 'ivfflat', metric: 'l2', params: {} });
  expect(await indexesOn(table)).toHaveLength(3);
});

test('a build whose connection is lost fails, and the next one drops what is left of it', async () => {
  const { table, vectorIndex } = await collectionOf(10);
  await whileBuilding(async () => {
    const building = expect(store.createIndex('papers', hnsw)).rejects.toMatchObject({
      code: 'DEPENDENCY_UNAVAILABLE',
    });
    await buildBegins();
    for (const { pid } of await builders()) await database`select pg_terminate_backend(${pid})`;
    await building;
  });
  expect(await indexesOn(table)).toContainEqual({ name: vectorIndex, valid: false });
  expect(await replica.search('papers', { vector: Array(64).fill(1), topK: 3 })).toHaveLength(3);
  await replica.createIndex('papers', hnsw);
  expect(await indexesOn(table)).toContainEqual({ name: vectorIndex, valid: true });
});

test('others insert and search while an index is built, and a drop waits until it is', async () => {
  await collectionOf(10);
  const order: string[] = [];
  const ends: Promise<unknown>[] = [];
  await whileBuilding(async () => {
    ends.push(store.createIndex('papers', hnsw).then(() => order.push('built')));
    await buildBegins();
    ends.push(store.dropCollection('papers').then(() => order.push('dropped')));
    await store.insert('papers', [{ id: 'late', vector: Array(64).fill(1), metadata: {} }]);
    expect(await store.search('papers', { vector: Array(64).fill(1), topK: 1 })).toMatchObject([{ id: 'late' }]);
    order.push('searched');
  });
  await Promise.all(ends);
  expect(order).toEqual(['searched', 'built', 'dropped']);
  expect(await store.hasCollection('papers')).toBe(false);
});

test('what a crash left of a build is replaced, whether it was complete or not', async () => {
  const { table, vectorIndex } = await collectionOf(10);
  const [, name = ''] = vectorIndex.split('.');
  for (const valid of [true, false]) {
    await database`create index ${database(name)} on ${database(table)} using hnsw (vector vector_ip_ops)`;
    await database`update pg_index set indisvalid = ${valid} where indexrelid = ${vectorIndex}::text::regclass`;
    await store.createIndex('papers', hnsw);
    const [{ definition } = { definition: '' }] = await database<{ definition: string }[]>`
      select pg_get_indexdef(${vectorIndex}::text::regclass) as definition
    `;
    expect(definition).toContain('vector_cosine_ops');
    expect(await indexesOn(table)).toContainEqual({ name: vectorIndex, valid: true });
    await store.dropIndex('papers');
  }
});

test('an index that a crash took away, but left entered, is built again when the collection is compacted', async () => {
  const { table, vectorIndex } = await collectionOf(10);
  for (const type of ['hnsw', 'ivfflat', 'flat'] as const) {
    await store.createIndex('papers', { type, metric: 'l2', params: {} });
    await database`drop index if exists ${database(vectorIndex)}`;
    expect(await replica.search('papers', { vector: Array(64).fill(1), topK: 3 })).toHaveLength(3);
    await store.compact('papers');
    expect(await indexesOn(table)).toHaveLength(type === 'flat' ? 2 : 3);
    await store.dropIndex('papers');
  }
});

test('two replicas make a collection, its index and its end once', async () => {
  const codes = async (...calls: Promise<unknown>[]) =>
    (await Promise.allSettled(calls))
      .map((call) => (call.status === 'fulfilled' ? 'done' : call.reason.code))
      .toSorted();
  const both = (act: (store: VectorStore) => Promise<unknown>) => codes(act(store), act(replica));
  expect(await both((one) => one.createCollection({ name: 'once', dimension: 4 }))).toEqual([
    'DUPLICATE_RECORD',
    'done',
  ]);
  expect(await both((one) => one.createIndex('once', hnsw))).toEqual(['DUPLICATE_RECORD', 'done']);
  expect(await both((one) => one.compact('once'))).toEqual(['done', 'done']);
  expect(await both((one) => one.dropIndex('once'))).toEqual(['RECORD_NOT_FOUND', 'done']);
  expect(await both((one) => one.dropCollection('once'))).toEqual(['VECTOR_COLLECTION_NOT_FOUND', 'done']);
});

test('a collection that is dropped while it is used waits for its users, and who comes later finds none', async () => {
  const { table, view } = await collectionOf(10);
  const search = () => store.search('papers', { vector: Array(64).fill(1), topK: 1 });
  const missing = { code: 'VECTOR_COLLECTION_NOT_FOUND' };
  const { dropping, searching } = await other.begin(async (tx) => {
    await tx`select from ${tx(view)}`;
    const dropping = store.dropCollection('papers');
    const waits = () => tx`
      select from pg_locks where not granted and relation in (${table}::text::regclass, ${view}::text::regclass)
    `;
    await expect.poll(async () => (await waits()).length, { interval: 10 }).toBe(1);
    const searching = expect(search()).rejects.toMatchObject(missing);
    await expect.poll(async () => (await waits()).length, { interval: 10 }).toBe(2);
    return { dropping, searching };
  });
  await dropping;
  await searching;
  await expect(search()).rejects.toMatchObject(missing);
});

test('a compacted collection has room again for what was deleted, and its index is of what there is', async () => {
  const { table, vectorIndex } = await collectionOf(4000);
  await store.createIndex('papers', { type: 'ivfflat', metric: 'cosine', params: {} });
  const lists = async () => {
    const [row] = await database`select reloptions from pg_class where oid = ${vectorIndex}::text::regclass`;
    return row?.reloptions;
  };
  expect(await lists()).toEqual(['lists=4']);
  await database`delete from ${database(table)} where id::int > 200`;
  const before = await store.statistics('papers');
  await store.compact('papers');
  const after = await store.statistics('papers');
  expect([before.vectors, after.vectors, await lists()]).toEqual([200, 200, ['lists=1']]);
  expect(after.bytes).toBeLessThan(before.bytes / 2);
});
