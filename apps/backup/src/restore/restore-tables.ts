import { MillraceError } from '@millrace/contracts';
import {
  ensureEmbeddingMonths,
  lockEmptyTables,
  type Migration,
  migrate,
  migrationStatus,
  openForLongWork,
  readMigrations,
  type SnapshotTable,
  setSequences,
  snapshotTables,
  writeSnapshotRows,
} from '@millrace/database';
import type { Database, Transaction } from '@millrace/ports';
import { restoreCollectionIndexes, restoreCollectionTables } from '@millrace/vectors';
import { places } from '../files/places.ts';
import { readLines } from '../files/read-lines.ts';
import type { Manifest } from '../manifest.ts';

/**
 * Makes the tables as they were when the backup was made, fills them in one transaction, and brings them up to date. Throws
 * `CONFIG_INVALID` where one of them holds a row already, or is newer than the backup.
 */
export async function restoreTables(
  database: Database,
  folder: string,
  manifest: Manifest,
  tell: (line: string) => void,
): Promise<void> {
  const migrations = await migrationsOf(manifest);
  await refuseNewer(database, migrations);
  await migrate(database, { migrations });
  const long = openForLongWork(database);
  const fill = async (tx: Transaction, tables: readonly SnapshotTable[]) => {
    for (const table of tables) {
      const saved = manifest.tables.find(({ name }) => name === table.name);
      if (saved?.columns.join() !== table.columns.join()) {
        throw new MillraceError(
          'CONFIG_INVALID',
          `the backup's ${table.name} has other columns than the migrations make`,
        );
      }
      await readLines(places.table(folder, table.name), saved.rows, (lines) => writeSnapshotRows(tx, table, lines));
      tell(`table ${table.name}: ${saved.rows.lines} rows`);
    }
  };
  try {
    await ensureEmbeddingMonths(long, manifest.months);
    await long.begin(async (tx) => {
      const tables = await snapshotTables(tx);
      const taken = await lockEmptyTables(tx, tables);
      if (taken) throw new MillraceError('CONFIG_INVALID', `the database is not empty: ${taken} holds rows`);
      await fill(tx, tables);
      await restoreCollectionTables(tx);
      const filled = new Set(tables.map(({ name }) => name));
      await fill(
        tx,
        (await snapshotTables(tx)).filter(({ name }) => !filled.has(name)),
      );
      await restoreCollectionIndexes(tx);
      await setSequences(tx, manifest.sequences);
    });
    await long`analyze`;
  } finally {
    await long.end({ timeout: 5 });
  }
  await migrate(database);
}

/** Ours that the backup's database had. */
async function migrationsOf(manifest: Manifest): Promise<readonly Migration[]> {
  const ours = await readMigrations();
  const wanted = ours.slice(0, manifest.migrations.length);
  const same = manifest.migrations.every(({ checksum }, index) => ours[index]?.checksum === checksum);
  if (same) return wanted;
  throw new MillraceError(
    'CONFIG_INVALID',
    `the backup is of Millrace ${manifest.version}, whose tables this version does not know: restore it with that version`,
  );
}

async function refuseNewer(database: Database, migrations: readonly Migration[]): Promise<void> {
  const newer = (await migrationStatus(database, migrations)).find(({ state }) => state === 'unknown');
  if (!newer) return;
  throw new MillraceError(
    'CONFIG_INVALID',
    `the database is newer than the backup (${newer.name}): restore into one without tables, which is brought up to date afterwards`,
  );
}
