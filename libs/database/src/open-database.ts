import type { Database } from '@millrace/ports';
import postgres from 'postgres';
import { arrayTypes } from './array-types.ts';
import { guardDatabase } from './guarded-database.ts';

export interface DatabaseSettings {
  /** Host name, or the folder of a Unix socket (`/…`). */
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly database: string;
  /** Connect by TLS and check the server's certificate. Default false. */
  readonly tls?: boolean;
  /** Default 5; 1 for PGlite. */
  readonly maxConnections?: number;
  /** Shown in `pg_stat_activity`. */
  readonly application?: string;
  /** Of one statement, milliseconds. Default 60,000; 0 for none. */
  readonly statementTimeoutMs?: number;
}

const settingsOf = new WeakMap<Database, DatabaseSettings>();

/**
 * Opens a pool that connects when it is first used, and again whenever it must. Errors are classified: a server that
 * does not answer is `DEPENDENCY_UNAVAILABLE`, within 10 s. `bigint` columns come as numbers, since ids and counts stay
 * below 2^53.
 */
export function openDatabase(settings: DatabaseSettings): Database {
  const database = guardDatabase(() => connect(settings));
  settingsOf.set(database, settings);
  return database;
}

/**
 * A second handle on the same database, of one connection and without a statement timeout: for work of minutes. The
 * driver's `reserve` is not for that, since whoever uses a reserved connection that was lost ends the process. Close it
 * afterwards.
 */
export function openForLongWork(database: Database): Database {
  const settings = settingsOf.get(database);
  if (!settings) throw new TypeError('the database was not opened by openDatabase');
  return openDatabase({ ...settings, maxConnections: 1, statementTimeoutMs: 0 });
}

function connect({ statementTimeoutMs = 60_000, ...settings }: DatabaseSettings): Database {
  return postgres({
    host: settings.host,
    port: settings.port,
    user: settings.user,
    password: settings.password,
    database: settings.database,
    ssl: settings.tls ? 'verify-full' : false,
    max: settings.maxConnections ?? 5,
    connect_timeout: 10,
    keep_alive: 30,
    backoff: (retries: number) => Math.min(0.05 * 2 ** Math.min(retries, 10), 1),
    onnotice: () => {},
    fetch_types: false,
    types: { ...arrayTypes, int8: { to: 20, from: [20], parse: Number, serialize: String } },
    connection: {
      application_name: settings.application ?? 'millrace',
      TimeZone: 'UTC',
      statement_timeout: statementTimeoutMs,
      idle_in_transaction_session_timeout: 60_000,
      // Compiling costs more than it gains on queries of a few milliseconds.
      jit: 'off',
    },
  });
}

/** Throws `DEPENDENCY_UNAVAILABLE` while the database cannot be used, also while its tables are not there yet. */
export async function pingDatabase(database: Database): Promise<void> {
  await database`select from generations limit 0`;
}
