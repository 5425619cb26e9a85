import type { Transaction } from '@millrace/ports';

/** Ends unfinished generations that were accepted before their document was deleted. Resolves to their ids. */
export async function cancelDeleted(sql: Transaction, limit: number): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    update generations g set status = 'cancelled', rank = 9, error = null, finished_at = now()
    where g.rank < 9 and g.id in (
      select unfinished.id
      from generations unfinished join documents d on d.id = unfinished.document_id
      where unfinished.rank < 9 and d.deleted_at >= unfinished.accepted_at
      limit ${limit}
    )
    returning g.id
  `;
  return rows.map(({ id }) => id);
}
