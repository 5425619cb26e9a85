import { MillraceError } from '@millrace/contracts';
import postgres from 'postgres';
import { type DatabaseSettings, openDatabase } from '../open-database.ts';

/** SQLSTATE of a database that exists, and of the race for its row in the catalogue. */
const existsAlready = ['42P04', '23505'];

/**
 * Creates the database that `settings` name where it is absent; the user must be allowed to. Resolves to whether it was
 * created.
 */
export async function createDatabase(settings: DatabaseSettings): Promise<boolean> {
  const maintenance = openDatabase({ ...settings, database: 'postgres', maxConnections: 1 });
  try {
    const found = await maintenance`select from pg_database where datname = ${settings.database}`;
    if (found.length > 0) return false;
    await maintenance`create database ${maintenance(settings.database)}`;
    return true;
  } catch (error) {
    const cause = error instanceof MillraceError ? error.cause : error;
    if (cause instanceof postgres.PostgresError && existsAlready.includes(cause.code)) return false;
    throw error;
  } finally {
    await maintenance.end({ timeout: 5 });
  }
}
