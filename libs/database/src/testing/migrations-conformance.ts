import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectedSchema } from '../migrations/expected-schema.ts';
import { migrate } from '../migrations/migrate.ts';
import { migrationStatus } from '../migrations/migration-status.ts';
import { readMigrations } from '../migrations/read-migrations.ts';
import { schemaOf } from '../migrations/schema-of.ts';
import { tableSizes } from '../migrations/table-sizes.ts';
import { verifyDatabase } from '../migrations/verify.ts';
import { inRolledBack } from './in-rolled-back.ts';
import { type DatabaseKind, type FreshDatabase, freshDatabase } from './index.ts';

/** What migrations promise on either database. */
export function migrationsConformance(kind: DatabaseKind): void {
  describe(`migrations on ${kind} Postgres`, () => {
    let fresh: FreshDatabase;
    beforeAll(async () => {
      fresh = await freshDatabase(kind);
    });
    afterAll(() => fresh?.stop());

    test('a second run does nothing', async () => {
      expect(await migrate(fresh.database)).toEqual([]);
      const status = await migrationStatus(fresh.database, await readMigrations());
      expect(new Set(status.map(({ state }) => state))).toEqual(new Set(['applied']));
    });

    test('two runs at once apply each migration once', async () => {
      const migrations = [...(await readMigrations()), migration('9001_both.sql', 'create table both_run (a int)')];
      const runs = await Promise.all([
        migrate(fresh.database, { migrations }),
        migrate(fresh.database, { migrations }),
      ]);
      expect(runs.flat()).toEqual(['9001_both.sql']);
      await fresh.database`drop table both_run`;
      await fresh.database`delete from schema_migrations where name = '9001_both.sql'`;
    });

    test('a migration that was changed after it was applied is refused, and nothing is applied', async () => {
      const migrations = await readMigrations();
      const changed = migrations.map((one, index) => (index === 0 ? { ...one, checksum: 'other' } : one));
      const run = migrate(fresh.database, {
        migrations: [...changed, migration('9002_more.sql', 'create table more (a int)')],
      });
      await expect(run).rejects.toMatchObject({
        code: 'CONFIG_INVALID',
        message: expect.stringContaining('0001_documents.sql'),
      });
      expect(await fresh.database`select to_regclass('more') as found`).toEqual([{ found: null }]);
    });

    test('a migration that fails leaves nothing of itself or of those before it', async () => {
      const migrations = [
        ...(await readMigrations()),
        migration('9003_good.sql', 'create table good (a int)'),
        migration('9004_bad.sql', 'create table bad (a nothing)'),
      ];
      await expect(migrate(fresh.database, { migrations })).rejects.toThrow();
      expect(await fresh.database`select to_regclass('good') as found`).toEqual([{ found: null }]);
    });

    test('what was applied by a newer version is shown as unknown', async () => {
      const [first] = await migrationStatus(fresh.database, []);
      expect(first).toMatchObject({ name: '0001_documents.sql', state: 'unknown' });
    });

    test('a migrated database lacks nothing, and has nothing that is not expected', async () => {
      expect(await verifyDatabase(fresh.database)).toEqual([]);
      const { partitions: _, ...found } = await schemaOf(fresh.database);
      expect({
        ...found,
        extensions: found.extensions.sort(),
        indexes: own(found.indexes),
        triggers: found.triggers.sort(),
      }).toEqual({
        ...expectedSchema,
        extensions: expectedSchema.extensions.toSorted(),
        triggers: expectedSchema.triggers.toSorted(),
      });
    });

    test('whatever is missing is named', async () => {
      await inRolledBack(fresh.database, async (tx) => {
        await tx`drop index documents_metadata`;
        await tx`alter table chunks drop column tokens`;
        await tx`drop trigger generations_touch on generations`;
        await tx`drop table embeddings_default`;
        await tx`drop extension "uuid-ossp"`;
        expect(await verifyDatabase(tx, new Date('2041-01-31T00:00:00Z'))).toEqual([
          'extension uuid-ossp is missing',
          'table embeddings_default is missing',
          'column chunks.tokens is missing',
          'index documents_metadata is missing',
          'index embeddings_default_pkey is missing',
          'trigger generations_touch is missing',
          'partition embeddings_2040_12 is missing',
          'partition embeddings_2041_01 is missing',
          'partition embeddings_2041_02 is missing',
          'partition embeddings_2041_03 is missing',
          'partition embeddings_2041_04 is missing',
        ]);
      });
    });

    test('of collections of vectors it is named what is missing of each', async () => {
      await inRolledBack(fresh.database, async (tx) => {
        for (const [id, index] of [
          ['00000000-0000-7000-8000-00000000000a', 'hnsw'],
          ['00000000-0000-7000-8000-00000000000b', 'flat'],
        ] as const) {
          await tx`
            insert into vector_collections (id, tenant, name, dimension, metric, index_type)
            values (${id}, 'acme', ${index}, 2, 'l2', ${index})
          `;
        }
        await tx`select vectors.make_collection('00000000-0000-7000-8000-00000000000a')`;
        const ofFlat = '0000000000007000800000000000000b of the collection flat of acme is missing';
        expect(await verifyDatabase(tx)).toEqual([
          `table vectors.c_${ofFlat}`,
          `view vectors.v_${ofFlat}`,
          'index vectors.i_0000000000007000800000000000000a of the collection hnsw of acme is missing',
        ]);
      });
    });

    test('every table is listed with its rows and its size, partitions within their parent', async () => {
      await inRolledBack(fresh.database, async (tx) => {
        await tx`
          insert into embeddings (chunk_id, generation_id, accepted_at, model, embedding, tenant)
          values (1, gen_random_uuid(), now(), 'm', '[1]', 't'), (1, gen_random_uuid(), '2001-01-01', 'm', '[1]', 't')
        `;
        const sizes = await tableSizes(tx);
        const names = sizes.map(({ name }) => name);
        expect(Object.keys(expectedSchema.tables)).toEqual(expect.arrayContaining(names));
        expect(names).toEqual(expect.arrayContaining(['chat_service.logs', 'chunks', 'messages', 'schema_migrations']));
        expect(names.filter((name) => name.startsWith('embeddings'))).toEqual(['embeddings']);
        const of = Object.fromEntries(sizes.map((size) => [size.name, size]));
        expect(of.embeddings).toMatchObject({ rows: 2 });
        expect(of.embeddings?.bytes).toBeGreaterThan(of.suspects?.bytes ?? 0);
        expect(of.suspects).toEqual({ name: 'suspects', rows: 0, bytes: 8192 + 8192 });
      });
    });

    test('updated_at moves when a row changes, and only then', async () => {
      await fresh.database`
        insert into collections (id, tenant, name, settings, updated_at)
        values (gen_random_uuid(), 't', 'touched', '{}', '2020-01-01')
      `;
      await fresh.database`update collections set settings = '{}' where name = 'touched'`;
      const [same] = await fresh.database`select updated_at from collections where name = 'touched'`;
      expect(same?.updated_at).toEqual(new Date('2020-01-01'));
      await fresh.database`update collections set settings = '{"a": 1}' where name = 'touched'`;
      const [changed] = await fresh.database`select updated_at from collections where name = 'touched'`;
      expect(changed?.updated_at.getTime()).toBeGreaterThan(Date.parse('2020-01-01'));
    });
  });
}

function migration(name: string, sql: string) {
  return { number: Number(name.slice(0, 4)), name, sql, checksum: sql };
}

/** Vector indexes come and go with their partitions. */
function own(indexes: readonly string[]): string[] {
  return indexes.filter((name) => !name.includes('_hnsw_')).sort();
}
