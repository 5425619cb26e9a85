import type { Document, Metadata, TaskStatus } from '@millrace/contracts';
import type { Transaction } from '@millrace/ports';

/** Locks a document until the end of the transaction: what changes its live generation does so under this lock. */
export async function lockDocument(tx: Transaction, documentId: string): Promise<void> {
  await tx`select from documents where id = ${documentId} for no key update`;
}

/** Whose a document is, deleted or not; undefined where nothing is known of it, or no more than that it was deleted. */
export async function tenantOfDocument(sql: Transaction, documentId: string): Promise<string | undefined> {
  const [row] = await sql<{ tenant: string }[]>`
    select tenant from documents where id = ${documentId} and collection_id is not null
  `;
  return row?.tenant;
}

export interface DocumentQuery {
  readonly tenant: string;
  readonly collection?: string | undefined;
  readonly skip: number;
  readonly limit: number;
}

interface Row {
  readonly id: string;
  readonly collection: string;
  readonly external_id: string | null;
  readonly name: string;
  readonly content_type: string | null;
  readonly metadata: Metadata;
  readonly bytes: number | null;
  readonly chunks: number | null;
  readonly live_generation: string | null;
  readonly status: TaskStatus;
  readonly newest_generation: string;
  readonly created_at: Date;
  readonly updated_at: Date;
}

/** A tenant's documents, newest first, without those that were deleted. `total` counts them all. */
export async function listDocuments(
  sql: Transaction,
  { tenant, collection, skip, limit }: DocumentQuery,
): Promise<{ items: Document[]; total: number }> {
  const [rows, [counted]] = await Promise.all([
    sql<Row[]>`
      ${documentSelection(sql)}
      where d.tenant = ${tenant}
        and (${collection ?? null}::text is null or c.name = ${collection ?? null})
        and (d.deleted_at is null or d.newest_accepted_at > d.deleted_at)
      order by d.created_at desc, d.id
      limit ${limit} offset ${skip}
    `,
    sql<{ total: number }[]>`
      select count(*) as total
      from documents d
      join collections c on c.id = d.collection_id
      where d.tenant = ${tenant}
        and (${collection ?? null}::text is null or c.name = ${collection ?? null})
        and (d.deleted_at is null or d.newest_accepted_at > d.deleted_at)
    `,
  ]);
  return { items: rows.map(documentOf), total: counted?.total ?? 0 };
}

/** One document of a tenant; undefined where there is none or it was deleted. */
export async function findDocument(
  sql: Transaction,
  tenant: string,
  documentId: string,
): Promise<Document | undefined> {
  const [row] = await sql<Row[]>`
    ${documentSelection(sql)}
    where d.id = ${documentId} and d.tenant = ${tenant}
      and (d.deleted_at is null or d.newest_accepted_at > d.deleted_at)
  `;
  return row && documentOf(row);
}

function documentSelection(sql: Transaction) {
  return sql`
    select d.id, c.name as collection, d.external_id, d.name, d.metadata, newest.bytes, live.chunks, newest.status,
      coalesce(newest.content_type, d.content_type) as content_type,
      d.live_generation, d.newest_generation, d.created_at, d.updated_at
    from documents d
    join collections c on c.id = d.collection_id
    join generations newest on newest.id = d.newest_generation
    left join generations live on live.id = d.live_generation
  `;
}

function documentOf(row: Row): Document {
  return {
    documentId: row.id,
    collection: row.collection,
    name: row.name,
    metadata: row.metadata,
    status: row.status,
    taskId: row.newest_generation,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    ...(row.external_id === null ? {} : { externalId: row.external_id }),
    ...(row.content_type === null ? {} : { contentType: row.content_type }),
    ...(row.bytes === null ? {} : { bytes: row.bytes }),
    ...(row.chunks === null ? {} : { chunks: row.chunks }),
    ...(row.live_generation === null ? {} : { liveTaskId: row.live_generation }),
  };
}
