import { createHash } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import type { Storage } from '@millrace/composition';
import { migrate, snapshotTables, verifyDatabase } from '@millrace/database';
import { type DatabaseKind, loadFirstSchema } from '@millrace/database/testing';
import { openVectorStores } from '@millrace/vectors';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkBackup } from '../check-backup.ts';
import { places } from '../files/places.ts';
import { type Manifest, writeManifest } from '../manifest.ts';
import { restoreBackup } from '../restore/restore-backup.ts';
import { saveBackup } from '../save/save-backup.ts';
import { saveObjects } from '../save/save-objects.ts';
import { saveTables } from '../save/save-tables.ts';
import { type BackupWorld, keysOf, openBackupWorld } from './backup-world.ts';
import { fillStack } from './fill-stack.ts';

const quiet = () => {};
const large = 'artifacts/acme/large';

/** What a backup promises: saved from one stack, restored into another. */
export function backupConformance(from: DatabaseKind, to: DatabaseKind): void {
  describe(`a backup of the ${from} stack`, () => {
    let world: BackupWorld;
    let source: Storage;
    let folder: string;
    let saved: Manifest;
    beforeAll(async () => {
      world = await openBackupWorld();
      source = await world.emptyStack(from);
      await fillStack(source);
      folder = world.freshFolder();
      saved = await saveBackup(source, folder, quiet);
    });
    afterAll(() => world?.stop());

    test('is whole, and holds every table and object', async () => {
      expect(await checkBackup(folder)).toEqual(saved);
      const rows = Object.fromEntries(saved.tables.map((table) => [table.name, table.rows.lines]));
      expect(rows).toMatchObject({
        'public.messages': 1200,
        'public.embeddings': 19,
        'public.postings': 417,
        'chat_service.logs': 2,
      });
      expect(saved.buckets.documents).toMatchObject({ index: { lines: 4 } });
      expect(saved.buckets['chat-images']).toMatchObject({ bytes: 4, index: { lines: 1 } });
    });

    test(`makes an empty ${to} stack equal to the one that was saved`, async () => {
      const target = await world.emptyStack(to);
      await restoreBackup(target, folder, quiet);
      expect(await contentOf(target)).toEqual(await contentOf(source));
      const again = await saveBackup(target, world.freshFolder(), quiet);
      expect({ ...again, takenAt: saved.takenAt }).toEqual(saved);
      const indexes =
        await target.database`select relkind, relname ~ '^i_' as named from pg_class where relam = (select oid from pg_am where amname = 'hnsw') and relnamespace = 'vectors'::regnamespace`;
      expect(indexes).toEqual([{ relkind: 'i', named: true }]);
      const vectors = openVectorStores(target.database).of('acme');
      expect(await vectors.search('wheels', { vector: [0.1, -2, 3e-7], topK: 1 })).toHaveLength(1);
    });

    test('is refused by a stack that holds a row, or an object, and leaves it as it was', async () => {
      const target = await world.emptyStack(to);
      await migrate(target.database);
      const [{ id } = { id: '' }] = await target.database<{ id: string }[]>`
        insert into collections (id, tenant, name, settings) values (gen_random_uuid(), 'acme', 'here', '{}') returning id
      `;
      const restore = () => restoreBackup(target, folder, quiet);
      await expect(restore()).rejects.toMatchObject({
        code: 'CONFIG_INVALID',
        message: 'the database is not empty: public.collections holds rows',
      });
      expect(await target.database`select id from collections`).toEqual([{ id }]);
      await target.chatImages.put('foreign', '');
      await expect(restore()).rejects.toMatchObject({
        code: 'CONFIG_INVALID',
        message: 'the bucket for chat-images is not empty: it holds foreign',
      });
    });

    test('that is damaged is told of before a row is written, and restored once it is mended', async () => {
      const target = await world.emptyStack(to);
      const restore = () => restoreBackup(target, folder, quiet);
      for (const path of [places.body(folder, 'documents', large), places.table(folder, 'public.messages')]) {
        const whole = await readFile(path);
        await writeFile(path, whole.with(whole.length >> 1, (whole[whole.length >> 1] ?? 0) ^ 1));
        await expect(checkBackup(folder)).rejects.toMatchObject({ code: 'DIGEST_MISMATCH' });
        await expect(restore()).rejects.toMatchObject({
          code: 'DIGEST_MISMATCH',
          message: expect.stringContaining(path),
        });
        await writeFile(path, whole);
      }
      expect(await target.database`select from conversations limit 1`).toEqual([]);
      await restore();
      expect(await contentOf(target)).toEqual(await contentOf(source));
    });

    test('is of one moment, though others go on writing', async () => {
      const writes: Promise<unknown>[] = [];
      const during = world.freshFolder();
      const tell = (line: string) => {
        if (!line.startsWith('table public.audit_log')) return;
        const sql = source.database;
        writes.push(
          sql`insert into audit_log (actor, action, subject) values ('late', 'late', 'late')`.execute(),
          sql`insert into suspects (suspicion, task_id) values ('late', gen_random_uuid())`.execute(),
        );
      };
      const { tables } = await saveBackup(source, during, tell);
      await Promise.all(writes);
      expect(tables).toEqual(saved.tables);
      await source.database`delete from suspects`;
      await source.database`delete from audit_log where actor = 'late'`;
    });

    test('of an older version is restored and brought up to date, and refused by a database that is newer', async () => {
      const old = await world.emptyStack(from);
      await loadFirstSchema(old.database);
      const older = world.freshFolder();
      await mkdir(older);
      const manifest: Manifest = {
        ...saved,
        ...(await saveTables(old.database, older, quiet)),
        migrations: saved.migrations.slice(0, 6),
        buckets: {
          documents: await saveObjects(old.objects, older, 'documents', quiet),
          'chat-images': await saveObjects(old.chatImages, older, 'chat-images', quiet),
        },
      };
      await writeManifest(older, manifest);

      const target = await world.emptyStack(to);
      await restoreBackup(target, older, quiet);
      expect(await verifyDatabase(target.database)).toEqual([]);
      const tenants = await target.database`
        select tenant, count(*) from chunks group by tenant order by tenant
      `;
      expect(tenants).toEqual([
        { tenant: 'acme', count: 5 },
        { tenant: 'default', count: 14 },
      ]);
      await expect(restoreBackup(target, older, quiet)).rejects.toMatchObject({
        code: 'CONFIG_INVALID',
        message: expect.stringContaining('newer than the backup'),
      });
    });

    test('is made in a new or empty folder alone, and counts only once it is complete', async () => {
      await expect(saveBackup(source, folder, quiet)).rejects.toMatchObject({ code: 'CONFIG_INVALID' });
      const broken = world.freshFolder();
      await saveBackup(source, broken, quiet);
      await rm(`${broken}/manifest.json`);
      await expect(checkBackup(broken)).rejects.toMatchObject({
        code: 'CONFIG_INVALID',
        message: expect.stringContaining('no complete backup'),
      });
    });
  });
}

/** Every row as its table prints it, and every object with its head and the digest of its body. */
async function contentOf({ database, objects, chatImages }: Storage): Promise<Record<string, unknown>> {
  const content: Record<string, unknown> = {};
  for (const { name } of await snapshotTables(database)) {
    const rows = await database<{ row: string }[]>`select t::text as row from ${database(name)} t order by 1`;
    content[name] = rows.map(({ row }) => row);
  }
  for (const [bucket, store] of Object.entries({ objects, chatImages })) {
    for (const key of await keysOf(store)) {
      const { contentType, metadata } = (await store.head(key)) ?? {};
      const body = createHash('sha256')
        .update(await store.get(key))
        .digest('hex');
      content[`${bucket} ${key}`] = { contentType, metadata, body };
    }
  }
  return content;
}
