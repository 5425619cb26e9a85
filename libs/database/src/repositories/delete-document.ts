import { statusRanks } from '@millrace/contracts';
import type { Transaction } from '@millrace/ports';

export interface Deletion {
  readonly tenant: string;
  readonly documentId: string;
  /** By the clock that also gives generations their time of acceptance. */
  readonly at: Date;
}

export interface Deleted {
  /** Generations accepted up to then never go live. Not before `at`, nor before any generation that is known. */
  readonly deletedAt: Date;
  /** Tasks that were under way. */
  readonly cancelled: readonly string[];
}

/** What stands for the newest generation of a document of which nothing is known but that it was deleted. */
const noGeneration = '00000000-0000-0000-0000-000000000000';

/**
 * Deletes a document: search does not find it from the end of the transaction on, and what of it is under way is cancelled. Its
 * row stays, so that nothing accepted before brings it back. Undefined where the tenant has no such document.
 */
export async function deleteDocument(tx: Transaction, deletion: Deletion): Promise<Deleted | undefined> {
  const { tenant, documentId, at } = deletion;
  await tx`select from documents where id = ${documentId} and tenant = ${tenant} for no key update`;
  const [deleted] = await tx<{ deletedAt: Date }[]>`
    update documents d set
      deleted_at = greatest(
        ${at}, d.deleted_at, (select max(g.accepted_at) from generations g where g.document_id = d.id)
      ),
      live_generation = null,
      freed_at = null
    where d.id = ${documentId} and d.tenant = ${tenant}
    returning d.deleted_at as "deletedAt"
  `;
  if (!deleted) return undefined;
  const cancelled = await tx<{ id: string }[]>`
    update generations set status = 'cancelled', rank = ${statusRanks.cancelled}, error = null, finished_at = now()
    where document_id = ${documentId} and rank < ${statusRanks.cancelled}
    returning id
  `;
  return { ...deleted, cancelled: cancelled.map(({ id }) => id) };
}

/**
 * Notes that a document was deleted before anything else of it was heard. `acceptGeneration` fills the rest in; where the tenant
 * was not the document's, it gives it to its owner.
 */
export async function insertTombstone(tx: Transaction, { tenant, documentId, at }: Deletion): Promise<void> {
  await tx`
    insert into documents as d (
      id, tenant, name, newest_generation, newest_version, newest_accepted_at, deleted_at
    )
    values (${documentId}, ${tenant}, '', ${noGeneration}, 0, ${at}, ${at})
    on conflict (id) do update set tenant = excluded.tenant, deleted_at = excluded.deleted_at
    where d.collection_id is null
  `;
}
