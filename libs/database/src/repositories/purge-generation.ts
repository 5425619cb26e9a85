import type { Transaction } from '@millrace/ports';

/**
 * Removes chunks, vectors and batches of a generation that has ended and is not live. Resolves to the bases of its batches, whose
 * postings the caller removes in the same transaction. Undefined, with nothing removed, where it has not ended or is live, or an
 * unfinished generation is a replay of it.
 */
export async function purgeGeneration(tx: Transaction, taskId: string): Promise<number[] | undefined> {
  const [purged] = await tx`
    update generations g set purged_at = coalesce(g.purged_at, now())
    where g.id = ${taskId} and g.rank = 9
      and not exists (select from documents d where d.id = g.document_id and d.live_generation = g.id)
      and not exists (select from generations r where r.replay_of = g.id and r.rank < 9)
    returning g.id
  `;
  if (!purged) return undefined;
  await tx`
    delete from embeddings e
    using chunks c, generations g
    where g.id = ${taskId} and c.generation_id = g.id and e.accepted_at = g.accepted_at and e.chunk_id = c.id
  `;
  await tx`delete from chunks where generation_id = ${taskId}`;
  const batches = await tx<{ base: number }[]>`delete from batches where generation_id = ${taskId} returning base`;
  return batches.map(({ base }) => base);
}
