import type { Transaction } from '@millrace/ports';

/** Those of `taskIds` whose originals nobody needs: cancelled, or of a deleted document, and freed. */
export async function dismissedTasks(sql: Transaction, taskIds: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await sql<{ id: string }[]>`
    select g.id
    from generations g left join documents d on d.id = g.document_id
    where g.id = any(${[...taskIds]}::uuid[]) and g.freed_at is not null
      and (g.status = 'cancelled' or d.deleted_at >= g.accepted_at)
  `;
  return new Set(rows.map(({ id }) => id));
}
