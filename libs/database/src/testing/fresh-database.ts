import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPglite } from '@millrace/embedded';
import type { Database } from '@millrace/ports';
import { freshName, realServers } from '@millrace/ports/testing';
import { createDatabase } from '../migrations/create-database.ts';
import { migrate } from '../migrations/migrate.ts';
import type { Migration } from '../migrations/read-migrations.ts';
import { type DatabaseSettings, openDatabase } from '../open-database.ts';
import { preparePglite } from './prepare-pglite.ts';

/** `embedded` needs nothing but npm packages; `real` the servers that the environment names. */
export type DatabaseKind = 'embedded' | 'real';

export interface FreshDatabase {
  readonly database: Database;
  /** To open more connections: on `embedded` they are the same session. */
  readonly settings: DatabaseSettings;
  /** Closes the database and removes it. */
  stop(): Promise<void>;
}

/**
 * A migrated database of its own for one test file: about a second. On `real`, vectors of 384 dimensions have their
 * HNSW index.
 */
export async function freshDatabase(kind: DatabaseKind): Promise<FreshDatabase> {
  if (kind === 'embedded') return openPglite();
  const fresh = await openPostgres();
  await migrate(fresh.database, { vectorDimensions: [384] });
  return fresh;
}

/** The same without a single table in it. */
export async function emptyDatabase(kind: DatabaseKind): Promise<FreshDatabase> {
  return kind === 'embedded' ? openPglite([]) : openPostgres();
}

async function openPglite(migrations?: readonly Migration[]): Promise<FreshDatabase> {
  const folder = await mkdtemp(join(tmpdir(), 'millrace-test-'));
  const dataDir = join(folder, 'postgres');
  await preparePglite(dataDir, migrations);
  const pglite = await startPglite({ dataDir });
  const database = openDatabase(pglite.connection);
  return {
    database,
    settings: pglite.connection,
    async stop() {
      await database.end({ timeout: 5 });
      await pglite.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function openPostgres(): Promise<FreshDatabase> {
  const { postgres } = realServers();
  const settings: DatabaseSettings = { ...postgres, database: freshName('database') };
  await createDatabase(settings);
  const database = openDatabase(settings);
  return {
    database,
    settings,
    async stop() {
      await database.end({ timeout: 5 });
      const maintenance = openDatabase({ ...postgres, maxConnections: 1 });
      await maintenance`drop database if exists ${maintenance(settings.database)} with (force)`;
      await maintenance.end({ timeout: 5 });
    },
  };
}
