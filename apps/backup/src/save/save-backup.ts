import { mkdir, readdir } from 'node:fs/promises';
import { type Storage, version } from '@millrace/composition';
import { MillraceError } from '@millrace/contracts';
import { duringBackup, embeddingMonths, migrationStatus, readMigrations } from '@millrace/database';
import type { Database } from '@millrace/ports';
import { type Manifest, writeManifest } from '../manifest.ts';
import { saveObjects } from './save-objects.ts';
import { saveTables } from './save-tables.ts';

/**
 * Saves all that lasts of a stack, which may be at work, into a new or empty folder: the tables of one moment, and at least the objects
 * that they speak of. Objects that came later are in it too; a restored stack takes them for documents just accepted, or for nothing.
 * Throws `CONFIG_INVALID` where the folder is not empty or the database is not of this version.
 */
export async function saveBackup(storage: Storage, folder: string, tell: (line: string) => void): Promise<Manifest> {
  // For its owner alone: it holds what every tenant entrusted to the stack.
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if ((await readdir(folder)).length > 0) throw new MillraceError('CONFIG_INVALID', `${folder} is not empty`);
  const manifest = await duringBackup(storage.database, async (database) => {
    const migrations = await appliedMigrations(database);
    const months = await embeddingMonths(database);
    const tables = await saveTables(database, folder, tell);
    const buckets = {
      documents: await saveObjects(storage.objects, folder, 'documents', tell),
      'chat-images': await saveObjects(storage.chatImages, folder, 'chat-images', tell),
    };
    return { format: 1 as const, version, migrations, months, ...tables, buckets };
  });
  await writeManifest(folder, manifest);
  return manifest;
}

async function appliedMigrations(database: Database): Promise<Manifest['migrations']> {
  const migrations = await readMigrations();
  const other = (await migrationStatus(database, migrations)).filter(({ state }) => state !== 'applied');
  if (other.length > 0) {
    const list = other.map(({ name, state }) => `${name} is ${state}`).join(', ');
    throw new MillraceError('CONFIG_INVALID', `the database is not of this version: ${list}`);
  }
  return migrations.map(({ name, checksum }) => ({ name, checksum }));
}
