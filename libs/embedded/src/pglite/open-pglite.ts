import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { uuid_ossp } from '@electric-sql/pglite/contrib/uuid_ossp';
import { vector } from '@electric-sql/pglite-pgvector';

/**
 * Opens the database in a folder. A new one is made beside it and moved there whole, so that a crash in its first
 * seconds leaves nothing that cannot be opened.
 */
export async function openPglite(dataDir: string, isNew: boolean): Promise<PGlite> {
  if (isNew) await makeDatabase(dataDir);
  return open(dataDir);
}

async function makeDatabase(dataDir: string): Promise<void> {
  const making = `${dataDir}.new`;
  await rm(making, { recursive: true, force: true });
  await mkdir(dirname(dataDir), { recursive: true });
  const db = await open(making);
  await db.close();
  await rename(making, dataDir);
}

function open(dataDir: string): Promise<PGlite> {
  return PGlite.create({ dataDir, extensions: { vector, pg_trgm, uuid_ossp } });
}
