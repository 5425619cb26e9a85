import { loadConfig, postgresSettings } from '@millrace/config';
import { MillraceError } from '@millrace/contracts';
import { z } from 'zod';
import { createDatabase } from './migrations/create-database.ts';
import { vectorIndexFromRows } from './migrations/ensure-vector-index.ts';
import { migrate } from './migrations/migrate.ts';
import { migrationStatus } from './migrations/migration-status.ts';
import { readMigrations } from './migrations/read-migrations.ts';
import { statusLines } from './migrations/status-lines.ts';
import { tableSizes } from './migrations/table-sizes.ts';
import { verifyDatabase } from './migrations/verify.ts';
import { openDatabase } from './open-database.ts';

const usage = `Usage: migrate up|status|verify
  up      creates the database where it is absent, brings it up to date, and verifies it
  status  lists the migrations, and the tables with their rows and sizes
  verify  says what is missing; exits 1 where anything is
  All exit with 78 where the configuration is not valid`;

/**
 * The dimension of the default embedding model. Its vectors are indexed here where they are many; the indexer sees to
 * it otherwise.
 */
const defaultDimension = 384;

async function up(): Promise<number> {
  const settings = readSettings();
  if (await createDatabase(settings)) console.log(`created database ${settings.database}`);
  await using opened = open();
  const applied = await migrate(opened.database, { vectorDimensions: [defaultDimension], vectorIndexFromRows });
  for (const name of applied) console.log(`applied ${name}`);
  if (applied.length === 0) console.log('nothing to do');
  return told(await verifyDatabase(opened.database));
}

async function status(): Promise<number> {
  await using opened = open();
  const migrations = await migrationStatus(opened.database, await readMigrations());
  for (const line of statusLines(migrations, await tableSizes(opened.database))) console.log(line);
  return 0;
}

async function verify(): Promise<number> {
  await using opened = open();
  return told(await verifyDatabase(opened.database));
}

function told(problems: readonly string[]): number {
  for (const problem of problems) console.error(problem);
  if (problems.length === 0) console.log('the database is as it should be');
  return problems.length === 0 ? 0 : 1;
}

function open() {
  const database = openDatabase({ ...readSettings(), statementTimeoutMs: 0 });
  return { database, [Symbol.asyncDispose]: () => database.end({ timeout: 5 }) };
}

function readSettings() {
  const { postgres } = loadConfig(z.object({ postgres: postgresSettings.prefault({}) }));
  return { ...postgres, application: 'millrace-migrate' };
}

const commands: Readonly<Record<string, () => Promise<number>>> = { up, status, verify };
const command = commands[process.argv[2] ?? ''];
if (command) {
  process.exitCode = await command().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    return error instanceof MillraceError && error.code === 'CONFIG_INVALID' ? 78 : 1;
  });
} else {
  console.error(usage);
  process.exitCode = 2;
}
