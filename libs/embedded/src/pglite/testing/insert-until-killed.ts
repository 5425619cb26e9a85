import postgres from 'postgres';
import { startPglite } from '../start-pglite.ts';

/** Commits one row after the other into the folder that its argument names, and prints each number then. */
const pglite = await startPglite({ dataDir: String(process.argv[2]) });
const sql = postgres({ ...pglite.connection, max: 1 });
await sql`create table counted (i int)`;
for (let i = 0; ; i++) {
  await sql`insert into counted values (${i})`;
  console.log(i);
}
