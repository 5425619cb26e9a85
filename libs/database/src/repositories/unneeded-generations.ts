import type { Transaction } from '@millrace/ports';

/** A generation whose rows and artifacts nobody needs any more. */
export interface UnneededGeneration {
  readonly taskId: string;
  readonly tenant: string;
  readonly documentId: string;
  /** True where its original is not needed either: its task was cancelled. */
  readonly withOriginal: boolean;
}

/**
 * Generations that another one overtook, before or after they were live, and cancelled ones, for at least `quietMs`, whose objects
 * are still there; the first that ended first. Failed ones are kept for a replay, and so are those that an unfinished one is a
 * replay of.
 */
export async function unneededGenerations(
  sql: Transaction,
  { quietMs, limit }: { readonly quietMs: number; readonly limit: number },
): Promise<UnneededGeneration[]> {
  return sql<UnneededGeneration[]>`
    select g.id as "taskId", g.tenant, g.document_id as "documentId", g.status = 'cancelled' as "withOriginal"
    from generations g
    where g.rank = 9 and g.freed_at is null and (g.superseded or g.overtaken_at is not null or g.status = 'cancelled')
      and greatest(g.finished_at, g.overtaken_at) < now() - ${quietMs} * interval '1 millisecond'
      and not exists (select from generations r where r.replay_of = g.id and r.rank < 9)
    order by g.finished_at
    limit ${limit}
  `;
}

/** Notes that the objects of generations are gone. */
export async function markFreed(sql: Transaction, taskIds: readonly string[]): Promise<void> {
  await sql`update generations set freed_at = now() where id = any(${[...taskIds]}::uuid[])`;
}
