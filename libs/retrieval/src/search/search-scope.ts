import type { Metadata } from '@millrace/contracts';
import { storableJson } from '@millrace/database';
import type { Transaction } from '@millrace/ports';

/** Which documents a search is about. */
export interface SearchScope {
  readonly tenant: string;
  readonly collectionIds: readonly string[];
  /** Only documents whose metadata hold all of these. */
  readonly filter?: Metadata | undefined;
  /** Only these documents. */
  readonly documentIds?: readonly string[] | undefined;
}

/** The condition that a row `document` of `documents` lies in the scope. Whether a chunk is of its live generation is another matter. */
export function inScope(tx: Transaction, { tenant, collectionIds, filter, documentIds }: SearchScope) {
  return tx`
    document.collection_id = any(${[...collectionIds]}::uuid[]) and document.tenant = ${tenant}
    ${filter === undefined ? tx`` : tx`and document.metadata @> ${storableJson(filter)}::text::jsonb`}
    ${documentIds === undefined ? tx`` : tx`and document.id = any(${[...documentIds]}::uuid[])`}
  `;
}

/**
 * A query that gives a row where a chunk is of a live generation in scope, to be joined laterally to a row that has its id. Chunk and
 * document are looked up by their keys, fenced (`offset 0`) from what the planner would think of the other conditions.
 */
export function liveInScope(tx: Transaction, scope: SearchScope, chunkId: ReturnType<typeof inScope>) {
  return tx`
    select from chunks chunk
    cross join lateral (select * from documents where id = chunk.document_id offset 0) as document
    where chunk.id = ${chunkId} and document.live_generation = chunk.generation_id and ${inScope(tx, scope)}
    offset 0
  `;
}

/** Of so few documents all chunks are looked at; more are asked for one by one, best first. */
const fewDocuments = 1_000;

/** True where filter or names leave few documents. */
export async function isNarrow(tx: Transaction, scope: SearchScope): Promise<boolean> {
  if (scope.filter === undefined && scope.documentIds === undefined) return false;
  const rows = await tx`
    select from documents document
    where document.live_generation is not null and ${inScope(tx, scope)}
    limit ${fewDocuments + 1}
  `;
  return rows.length <= fewDocuments;
}
