import { cpSync } from 'node:fs';
import { type Migration, readMigrations } from '../migrations/read-migrations.ts';
import { pgliteTemplate } from './pglite-template.ts';

/** Makes a folder with a PGlite that has these migrations and holds nothing, as a first start leaves it, which takes seconds. */
export async function preparePglite(folder: string, migrations?: readonly Migration[]): Promise<void> {
  const template = await pgliteTemplate(migrations ?? (await readMigrations()));
  // Of a thousand small files it takes less than half the time of `cp`.
  cpSync(template, folder, { recursive: true });
}
