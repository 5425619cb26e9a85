import type { Transaction } from '@millrace/ports';
import { expectedSchema } from './expected-schema.ts';
import { migrationStatus } from './migration-status.ts';
import { missingOfCollections } from './missing-of-collections.ts';
import { expectedPartitions } from './partition-months.ts';
import { readMigrations } from './read-migrations.ts';
import { type FoundSchema, schemaOf } from './schema-of.ts';

/** What a database lacks, one line each; empty where it is as the migrations make it. Changes nothing. */
export async function verifyDatabase(database: Transaction, now = new Date()): Promise<string[]> {
  const [status, found] = await Promise.all([migrationStatus(database, await readMigrations()), schemaOf(database)]);
  return [
    ...status.filter(({ state }) => state !== 'applied').map(({ name, state }) => `migration ${name} is ${state}`),
    ...missing('extension', expectedSchema.extensions, found.extensions),
    ...missing('table', Object.keys(expectedSchema.tables), Object.keys(found.tables)),
    ...missing('column', columnsOf(expectedSchema.tables, found.tables), columnsOf(found.tables)),
    ...missing('index', expectedSchema.indexes, found.indexes),
    ...missing('trigger', expectedSchema.triggers, found.triggers),
    ...missing('partition', expectedPartitions(now), found.partitions),
    ...('vector_collections' in found.tables ? await missingOfCollections(database) : []),
  ];
}

function missing(what: string, expected: readonly string[], found: readonly string[]): string[] {
  const there = new Set(found);
  return expected.filter((name) => !there.has(name)).map((name) => `${what} ${name} is missing`);
}

/** `table.column` of the tables, of those alone that are in `only`: a table that is missing is told of once. */
function columnsOf(tables: Readonly<FoundSchema['tables']>, only = tables): string[] {
  return Object.entries(tables)
    .filter(([table]) => table in only)
    .flatMap(([table, columns]) => columns.split(' ').map((column) => `${table}.${column}`));
}
