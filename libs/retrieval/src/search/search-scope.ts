import type { Metadata } from '@millrace/contracts';
import { storableJson } from '@millrace/database';
import type { Transaction } from '@millrace/ports';

/** Which documents a search is about. */
export interface SearchScope {
  readonly tenant: string;
  readonly collectionId: string;
  /** Only documents whose metadata hold all of these. */
  readonly filter?: Metadata | undefined;
  /** Only these documents. */
  readonly documentIds?: readonly string[] | undefined;
}

/** The condition that a row `document` of `documents` lies in the scope. Whether a chunk is of its live generation is another matter. */
export function inScope(tx: Transaction, { tenant, collectionId, filter, documentIds }: SearchScope) {
  return tx`
    document.collection_id = ${collectionId} and document.tenant = ${tenant}
    ${filter === undefined ? tx`` : tx`and document.metadata @> ${storableJson(filter)}::text::jsonb`}
    ${documentIds === undefined ? tx`` : tx`and document.id = any(${[...documentIds]}::uuid[])`}
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
