import { loadConfig, postgresSettings } from '@millrace/config';
import { z } from 'zod';
import { createDatabase } from './migrations/create-database.ts';
import { vectorIndexFromRows } from './migrations/ensure-vector-index.ts';
import { migrate } from './migrations/migrate.ts';
import { migrationStatus } from './migrations/migration-status.ts';
import { readMigrations } from './migrations/read-migrations.ts';
import { verifyDatabase } from './migrations/verify.ts';
import { openDatabase } from './open-database.ts';

const usage = `Usage: migrate up|status|verify
  up      creates the database where it is absent and brings it up to date
  status  lists the migrations
  verify  says what is missing; exits 1 where anything is`;

/**
 * The dimension of the default embedding model. Its vectors are indexed here where they are many; the indexer sees to
 * it otherwise.
 */
const defaultDimension = 384;

const { postgres } = loadConfig(z.object({ postgres: postgresSettings.prefault({}) }));
const settings = { ...postgres, application: 'millrace-migrate' };

async function up(): Promise<number> {
  if (await createDatabase(settings)) console.log(`created database ${settings.database}`);
  await using opened = open();
  const applied = await migrate(opened.database, { vectorDimensions: [defaultDimension], vectorIndexFromRows });
  for (const name of applied) console.log(`applied ${name}`);
  if (applied.length === 0) console.log('nothing to do');
  return 0;
}

async function status(): Promise<number> {
  await using opened = open();
  for (const { name, state, appliedAt } of await migrationStatus(opened.database, await readMigrations())) {
    console.log([state.padEnd(8), name, appliedAt?.toISOString()].filter(Boolean).join('  '));
  }
  return 0;
}

async function verify(): Promise<number> {
  await using opened = open();
  const problems = await verifyDatabase(opened.database);
  for (const problem of problems) console.error(problem);
  if (problems.length === 0) console.log('the database is as it should be');
  return problems.length === 0 ? 0 : 1;
}

function open() {
  const database = openDatabase(settings);
  return { database, [Symbol.asyncDispose]: () => database.end({ timeout: 5 }) };
}

const commands: Readonly<Record<string, () => Promise<number>>> = { up, status, verify };
const command = commands[process.argv[2] ?? ''];
if (command) {
  process.exitCode = await command().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    return 1;
  });
} else {
  console.error(usage);
  process.exitCode = 2;
}
