import type { Database } from '@millrace/ports';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { migrate } from '../migrations/migrate.ts';
import { type MigrationStatus, migrationStatus } from '../migrations/migration-status.ts';
import { readMigrations } from '../migrations/read-migrations.ts';
import { tableSizes } from '../migrations/table-sizes.ts';
import { verifyDatabase } from '../migrations/verify.ts';
import { loadFirstSchema } from './first-schema.ts';
import { formOf } from './form-of.ts';
import { emptyDatabase, type FreshDatabase, freshDatabase } from './fresh-database.ts';
import type { DatabaseKind } from './index.ts';

const firstMigrations = 6;

/** Tables of the first schema, with how many rows the dump holds. */
const rows = {
  audit_log: 3,
  batches: 6,
  'chat_service.log_messages': 2,
  'chat_service.logs': 2,
  chunks: 19,
  collections: 3,
  dead_letters: 3,
  documents: 9,
  embeddings: 19,
  generations: 10,
  outbox: 1,
  postings: 417,
  queue_counts: 28,
  suspects: 0,
  upkeep_marks: 2,
};

/** What every migration after the first six promises to a database that holds data, on either database. */
export function upgradeConformance(kind: DatabaseKind): void {
  describe(`a database of the first schema, brought up to date on ${kind} Postgres`, () => {
    let old: FreshDatabase;
    let statusBefore: MigrationStatus[];
    beforeAll(async () => {
      old = await emptyDatabase(kind);
      await loadFirstSchema(old.database);
      expect(await countRows(old.database)).toEqual(rows);
      const migrations = await readMigrations();
      statusBefore = await migrationStatus(old.database, migrations);
      for (let count = firstMigrations; count <= migrations.length; count++) {
        await migrate(old.database, { migrations: migrations.slice(0, count) });
      }
    });
    afterAll(() => old?.stop());

    test('had the first migrations unchanged, and no other', () => {
      expect(statusBefore.map(({ state }) => state)).toEqual(
        statusBefore.map((_, index) => (index < firstMigrations ? 'applied' : 'pending')),
      );
    });

    test('lacks nothing, and has the form of a new one', async () => {
      expect(await verifyDatabase(old.database)).toEqual([]);
      const fresh = await freshDatabase(kind);
      const form = await formOf(fresh.database);
      await fresh.stop();
      expect(await formOf(old.database)).toEqual(form);
    });

    test('has kept every row', async () => {
      expect(await countRows(old.database)).toEqual(rows);
    });

    test('names in each row of the index the tenant whose document it is of', async () => {
      const owners = await old.database`
        select g.tenant, g.name,
          (select count(*) from chunks c where c.generation_id = g.id and c.tenant = g.tenant) as chunks,
          (select count(*) from embeddings e where e.generation_id = g.id and e.tenant = g.tenant) as vectors,
          (select count(*) from batches b where b.generation_id = g.id and b.tenant = g.tenant) as batches,
          (
            select count(*) from postings p join batches b on b.base = p.base
            where b.generation_id = g.id and p.tenant = g.tenant
          ) as postings
        from generations g where g.status = 'completed' order by g.tenant, g.name
      `;
      expect(owners.map((row) => Object.values(row).join(' '))).toEqual([
        'acme diary.md 5 5 1 116',
        'default diary-later.md 6 6 1 117',
        'default diary.md 5 5 1 116',
        'default leaflet.txt 1 1 1 10',
        'default prices.csv 1 1 1 11',
        'default rules.txt 1 1 1 47',
      ]);
    });

    test('goes on counting where it was', async () => {
      const [next] = await old.database`
        select nextval('chunk_blocks') as blocks, nextval('chat_service.logs_id_seq') as logs
      `;
      expect(next).toEqual({ blocks: 7, logs: 3 });
    });
  });
}

async function countRows(database: Database): Promise<Record<string, number>> {
  const sizes = await tableSizes(database);
  return Object.fromEntries(sizes.filter(({ name }) => name in rows).map((size) => [size.name, size.rows]));
}
