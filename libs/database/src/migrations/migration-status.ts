import type { Transaction } from '@millrace/ports';
import type { Migration } from './read-migrations.ts';

export interface MigrationStatus {
  readonly name: string;
  /**
   * `changed`: the file is not the one that was applied. `unknown`: applied, but no file is here, by a newer version.
   */
  readonly state: 'applied' | 'pending' | 'changed' | 'unknown';
  readonly appliedAt?: Date;
}

/** Every migration that is known here or was applied, in order. Changes nothing. */
export async function migrationStatus(sql: Transaction, migrations: readonly Migration[]): Promise<MigrationStatus[]> {
  const applied = new Map((await readApplied(sql)).map((row) => [row.name, row]));
  const known = migrations.map(({ name, checksum }): MigrationStatus => {
    const row = applied.get(name);
    if (!row) return { name, state: 'pending' };
    return { name, state: row.checksum === checksum ? 'applied' : 'changed', appliedAt: row.applied_at };
  });
  const names = new Set(migrations.map(({ name }) => name));
  const unknown = [...applied.values()].filter(({ name }) => !names.has(name));
  return [
    ...known,
    ...unknown.map(({ name, applied_at }): MigrationStatus => ({ name, state: 'unknown', appliedAt: applied_at })),
  ];
}

async function readApplied(sql: Transaction) {
  const [{ exists } = { exists: false }] = await sql<{ exists: boolean }[]>`
    select to_regclass('schema_migrations') is not null as exists
  `;
  if (!exists) return [];
  return sql<{ name: string; checksum: string; applied_at: Date }[]>`
    select name, checksum, applied_at from schema_migrations order by name
  `;
}
