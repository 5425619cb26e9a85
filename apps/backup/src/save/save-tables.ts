import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { keepTables, readSequences, readSnapshotRows, snapshotTables } from '@millrace/database';
import type { Database } from '@millrace/ports';
import { places } from '../files/places.ts';
import { writeLines } from '../files/write-lines.ts';
import type { Manifest } from '../manifest.ts';

/** Writes every table as it is at one moment, and where the sequences stand. */
export async function saveTables(
  database: Database,
  folder: string,
  tell: (line: string) => void,
): Promise<Pick<Manifest, 'takenAt' | 'tables' | 'sequences'>> {
  await mkdir(dirname(places.table(folder, '')), { recursive: true });
  const saved = await database.begin('isolation level repeatable read read only', async (tx) => {
    const [now] = await tx<{ at: Date }[]>`select now() as at, set_config('row_security', 'off', true)`;
    const tables: Manifest['tables'] = [];
    const found = await snapshotTables(tx);
    await keepTables(tx, found);
    for (const table of found) {
      const rows = await writeLines(places.table(folder, table.name), readSnapshotRows(tx, table));
      tables.push({ name: table.name, columns: [...table.columns], rows });
      tell(`table ${table.name}: ${rows.lines} rows`);
    }
    return { takenAt: (now?.at ?? new Date()).toISOString(), tables, sequences: await readSequences(tx) };
  });
  return saved;
}
