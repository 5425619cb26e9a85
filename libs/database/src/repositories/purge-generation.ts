import type { Transaction } from '@millrace/ports';

/**
 * Generations that have ended, are not live, and whose rows are still there: finished before `before`, oldest first.
 * Failed ones are kept for a replay.
 */
export async function purgeableGenerations(sql: Transaction, before: Date, limit: number): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    select g.id
    from generations g
    join documents d on d.id = g.document_id
    where g.status in ('completed', 'cancelled') and g.purged_at is null and g.finished_at < ${before}
      and d.live_generation is distinct from g.id
    order by g.finished_at
    limit ${limit}
  `;
  return rows.map(({ id }) => id);
}

/**
 * Removes chunks, vectors and batches of a generation that is not live. Resolves to the bases of its batches, whose
 * postings the caller removes in the same transaction; none where it is live.
 */
export async function purgeGeneration(tx: Transaction, taskId: string): Promise<number[]> {
  const [purged] = await tx`
    update generations g set purged_at = now()
    where g.id = ${taskId}
      and not exists (select from documents d where d.id = g.document_id and d.live_generation = g.id)
    returning g.id
  `;
  if (!purged) return [];
  await tx`
    delete from embeddings e
    using chunks c, generations g
    where g.id = ${taskId} and c.generation_id = g.id and e.accepted_at = g.accepted_at and e.chunk_id = c.id
  `;
  await tx`delete from chunks where generation_id = ${taskId}`;
  const batches = await tx<{ base: number }[]>`delete from batches where generation_id = ${taskId} returning base`;
  return batches.map(({ base }) => base);
}
