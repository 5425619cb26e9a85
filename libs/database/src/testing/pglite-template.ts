import { createHash } from 'node:crypto';
import { mkdtemp, rename, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPglite } from '@millrace/embedded';
import { migrate } from '../migrations/migrate.ts';
import type { Migration } from '../migrations/read-migrations.ts';
import { openDatabase } from '../open-database.ts';

/**
 * A folder with a PGlite that has these migrations, or none, to be copied: made once for each state of them and month, since making one
 * takes seconds and a copy a moment. Two that make it at once both succeed, and one is kept.
 */
export async function pgliteTemplate(migrations: readonly Migration[]): Promise<string> {
  const month = new Date().toISOString().slice(0, 7);
  const state = [month, ...migrations.map(({ checksum }) => checksum)].join();
  const template = join(tmpdir(), `millrace-pglite-${createHash('sha256').update(state).digest('hex').slice(0, 16)}`);
  if (await exists(template)) return template;

  const made = await mkdtemp(join(tmpdir(), 'millrace-pglite-making-'));
  const dataDir = join(made, 'postgres');
  const pglite = await startPglite({ dataDir });
  const database = openDatabase(pglite.connection);
  if (migrations.length > 0) await migrate(database, { migrations });
  await database.end({ timeout: 5 });
  await pglite.stop();
  await rename(dataDir, template).catch(async (error: unknown) => {
    if (!(await exists(template))) throw error;
  });
  await rm(made, { recursive: true, force: true });
  return template;
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
