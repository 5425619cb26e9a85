import { MillraceError } from '@millrace/contracts';
import type { Database } from '@millrace/ports';
import { ensureVectorIndex } from './ensure-vector-index.ts';
import { migrationStatus } from './migration-status.ts';
import { firstPartition, partitionMonths } from './partition-months.ts';
import { type Migration, readMigrations } from './read-migrations.ts';

export interface MigrateOptions {
  /** Default: the project's own. */
  readonly migrations?: readonly Migration[];
  /** Dimensions whose vectors get an HNSW index. Default none: search is exact, which suits small databases. */
  readonly vectorDimensions?: readonly number[];
  /** Only on partitions that hold so many vectors of the dimension. Default 0: all. */
  readonly vectorIndexFromRows?: number;
  readonly now?: Date;
}

/**
 * Brings the database up to date, all or nothing, one process at a time; then sees that partitions and vector indexes
 * are there. Safe to run at any time. Resolves to the names of what was applied. Throws `CONFIG_INVALID` where an
 * applied migration was changed since.
 */
export async function migrate(database: Database, options: MigrateOptions = {}): Promise<string[]> {
  const { vectorDimensions = [], vectorIndexFromRows: fromRows = 0, now = new Date() } = options;
  const migrations = options.migrations ?? (await readMigrations());
  const applied = await database.begin(async (tx) => {
    await tx`set local statement_timeout = 0`;
    await tx`select pg_advisory_xact_lock(hashtext('millrace.migrate'))`;
    const status = await migrationStatus(tx, migrations);
    const changed = status.filter(({ state }) => state === 'changed').map(({ name }) => name);
    if (changed.length > 0) {
      throw new MillraceError('CONFIG_INVALID', `applied migrations were changed: ${changed.join(', ')}`);
    }
    const pending = migrations.filter(({ name }) => status.some((row) => row.name === name && row.state === 'pending'));
    if (pending.length > 0) {
      await tx`
        create table if not exists schema_migrations (
          name text primary key, checksum text not null, applied_at timestamptz not null default now()
        )
      `;
    }
    for (const { name, checksum, sql } of pending) {
      await tx.unsafe(sql);
      await tx`insert into schema_migrations (name, checksum) values (${name}, ${checksum})`;
    }
    return pending.map(({ name }) => name);
  });
  await database`select ensure_embedding_partitions(${firstPartition(now)}, ${partitionMonths})`;
  for (const dimension of vectorDimensions) await ensureVectorIndex(database, { dimension, fromRows });
  return applied;
}
