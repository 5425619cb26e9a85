import { readFile } from 'node:fs/promises';
import type { Database } from '@millrace/ports';

/**
 * Puts the database of the first schema (migrations 0001 to 0006), with the data of its time, into an empty one. Whatever migrates it
 * finds what a fleet of then would have left.
 */
export async function loadFirstSchema(database: Database): Promise<void> {
  const dump = await readFile(new URL('./first-schema.sql', import.meta.url), 'utf8');
  // In one go, on one connection: the dump sets its own search path.
  await database.unsafe(`${dump}\nreset all;`);
}
