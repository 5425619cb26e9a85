import type { Transaction } from '@millrace/ports';

/** A document that was deleted and of which something may be left. */
export interface DeletedDocument {
  readonly documentId: string;
  readonly tenant: string;
  readonly deletedAt: Date;
  /** True where a generation was accepted after the deletion: then only what came before it goes. */
  readonly revived: boolean;
}

/**
 * Deleted documents that are still to be freed and of which nothing is under way, for at least `quietMs`, any more; the first that
 * was deleted first.
 */
export async function deletedDocuments(
  sql: Transaction,
  { quietMs, limit }: { readonly quietMs: number; readonly limit: number },
): Promise<DeletedDocument[]> {
  return sql<DeletedDocument[]>`
    select d.id as "documentId", d.tenant, d.deleted_at as "deletedAt", d.newest_accepted_at > d.deleted_at as revived
    from documents d
    where d.deleted_at is not null and d.freed_at is null
      and not exists (
        select from generations g
        where g.document_id = d.id and g.accepted_at <= d.deleted_at
          and (g.rank < 9 or g.finished_at > now() - ${quietMs} * interval '1 millisecond')
      )
    order by d.deleted_at
    limit ${limit}
  `;
}

/** The generations that a deletion ended, freed or not. */
export async function generationsOfDeletion(
  sql: Transaction,
  { documentId, deletedAt }: Pick<DeletedDocument, 'documentId' | 'deletedAt'>,
): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    select id from generations where document_id = ${documentId} and accepted_at <= ${deletedAt} order by accepted_at
  `;
  return rows.map(({ id }) => id);
}

/** Notes that nothing is left of what came before a deletion, unless there was another one since. */
export async function markDocumentFreed(
  sql: Transaction,
  { documentId, deletedAt }: Pick<DeletedDocument, 'documentId' | 'deletedAt'>,
): Promise<void> {
  await sql`update documents set freed_at = now() where id = ${documentId} and deleted_at = ${deletedAt}`;
}

/** Forgets documents that were deleted and freed `days` ago or longer, with their tasks. Resolves to how many. */
export async function forgetDocuments(sql: Transaction, days: number, limit: number): Promise<number> {
  const forgotten = await sql`
    with forgotten as (
      delete from documents d
      where d.id in (
        select old.id from documents old
        where old.deleted_at < now() - ${days} * interval '1 day' and old.freed_at < now() - ${days} * interval '1 day'
          and old.newest_accepted_at <= old.deleted_at
          and not exists (select from generations g where g.document_id = old.id and g.freed_at is null)
        limit ${limit}
      )
      returning d.id
    ),
    tasks as (
      delete from generations g using forgotten where g.document_id = forgotten.id
    )
    select id from forgotten
  `;
  return forgotten.count;
}
