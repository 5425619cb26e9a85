import type { Transaction } from '@millrace/ports';

/** Where each sequence stands, by its name with the schema: the value that it gave last, or null where it gave none yet. */
export type SequenceValues = Readonly<Record<string, number | null>>;

/**
 * Sequences know no snapshot: read after the rows, they stand at least where the rows need them.
 */
export async function readSequences(sql: Transaction): Promise<SequenceValues> {
  const rows = await sql<{ name: string; value: number | null }[]>`
    select schemaname || '.' || sequencename as name, last_value as value from pg_sequences
    where schemaname in ('public', 'chat_service') order by name
  `;
  return Object.fromEntries(rows.map(({ name, value }) => [name, value]));
}

/** Lets the sequences go on from there. */
export async function setSequences(sql: Transaction, values: SequenceValues): Promise<void> {
  for (const [name, value] of Object.entries(values)) {
    if (value !== null) await sql`select setval(${name}::regclass, ${value})`;
  }
}
