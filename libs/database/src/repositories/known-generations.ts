import type { Transaction } from '@millrace/ports';

/** Those of `taskIds` that have a row, with whether their objects are still kept. */
export async function knownGenerations(
  sql: Transaction,
  taskIds: readonly string[],
): Promise<ReadonlyMap<string, { readonly kept: boolean }>> {
  const rows = await sql<{ id: string; kept: boolean }[]>`
    select id, freed_at is null as kept from generations where id = any(${[...taskIds]}::uuid[])
  `;
  return new Map(rows.map(({ id, kept }) => [id, { kept }]));
}
