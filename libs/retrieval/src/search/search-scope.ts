import type { SearchFilter, TimeRange } from '@millrace/contracts';
import type { Transaction } from '@millrace/ports';
import { metadataPath } from './metadata-path.ts';

/** Which documents a search is about. */
export interface SearchScope {
  readonly tenant: string;
  readonly collectionIds: readonly string[];
  /** Only documents whose metadata fit. */
  readonly filter?: SearchFilter | undefined;
  /** Only these documents. */
  readonly documentIds?: readonly string[] | undefined;
  /** Only documents whose live generation was accepted then. */
  readonly accepted?: TimeRange | undefined;
}

/** True where the scope leaves out documents of its collections. */
export function isSieved({ filter, documentIds, accepted }: SearchScope): boolean {
  return filter !== undefined || documentIds !== undefined || accepted !== undefined;
}

/**
 * The condition that a row `document` of `documents` lies in the scope; of `tenant_documents` where documents are looked for by it: only
 * there do metadata have their index. Whether a chunk is of its live generation is another matter.
 */
export function inScope(tx: Transaction, scope: SearchScope) {
  return conditions(tx, scope, (path) => tx`${path}::text::jsonpath`);
}

function conditions(
  tx: Transaction,
  { tenant, collectionIds, filter, documentIds, accepted = {} }: SearchScope,
  pathOf: (path: string) => ReturnType<typeof acceptedAt>,
) {
  return tx`
    document.collection_id = any(${[...collectionIds]}::uuid[]) and document.tenant = ${tenant}
    ${filter === undefined ? tx`` : tx`and document.metadata @@ ${pathOf(metadataPath(filter))}`}
    ${documentIds === undefined ? tx`` : tx`and document.id = any(${[...documentIds]}::uuid[])`}
    ${accepted.from === undefined ? tx`` : tx`and ${acceptedAt(tx)} >= ${moment(tx, accepted.from)}`}
    ${accepted.to === undefined ? tx`` : tx`and ${acceptedAt(tx)} < ${moment(tx, accepted.to)}`}
  `;
}

function acceptedAt(tx: Transaction) {
  return tx`(select accepted_at from generations where id = document.live_generation)`;
}

/** By its milliseconds: Postgres reads no year 0. */
function moment(tx: Transaction, iso: string) {
  return tx`to_timestamp(${Date.parse(iso)}::float8 / 1000)`;
}

/**
 * A query that gives a row where a chunk is of a live generation in scope, to be joined laterally to a row that has its id. Chunk and
 * document are looked up by their keys, fenced (`offset 0`) from what the planner would think of the other conditions; the filter is read once,
 * and not for each chunk.
 */
export function liveInScope(tx: Transaction, scope: SearchScope, chunkId: ReturnType<typeof inScope>) {
  const inScopeByKey = conditions(tx, scope, (path) => tx`(select ${path}::text::jsonpath)`);
  return tx`
    select from chunks chunk
    cross join lateral (select * from documents where id = chunk.document_id offset 0) as document
    where chunk.id = ${chunkId} and document.live_generation = chunk.generation_id and ${inScopeByKey}
    offset 0
  `;
}

/** Of so few documents all chunks are looked at; more are asked for one by one, best first. */
const fewDocuments = 1_000;

/**
 * True where filter or names leave few documents. With a filter, statements that follow in the transaction are planned for what they ask: a
 * plan for any filter, which Postgres makes after some searches, reads all of the index on metadata where one only compares.
 */
export async function isNarrow(tx: Transaction, scope: SearchScope): Promise<boolean> {
  if (!isSieved(scope)) return false;
  if (scope.filter !== undefined) await tx`select set_config('plan_cache_mode', 'force_custom_plan', true)`;
  const rows = await tx`
    select from tenant_documents document
    where document.live_generation is not null and ${inScope(tx, scope)}
    limit ${fewDocuments + 1}
  `;
  return rows.length <= fewDocuments;
}
