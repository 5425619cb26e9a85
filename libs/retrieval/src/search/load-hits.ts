import type { Metadata, SearchHit } from '@millrace/contracts';
import type { Transaction } from '@millrace/ports';
import type { Fused } from './fuse.ts';
import type { Place } from './group-by-document.ts';
import { type PassageRow, passageColumns, passageOf } from './passage-row.ts';

interface Row extends PassageRow {
  readonly id: number;
  readonly collection: string;
  readonly document_id: string;
  readonly generation_id: string;
  readonly name: string;
  readonly external_id: string | null;
  readonly metadata: Metadata;
}

/** A hit that has no others of its document with it. */
export type SingleHit = Omit<SearchHit, 'others'>;

/** What more is told of a hit. */
export type Complete = (hit: SingleHit, ranked: Fused) => SingleHit;

/** What the caller sees of the ranked chunks, in their order. */
export async function loadHits(
  tx: Transaction,
  places: readonly Place<Fused>[],
  completed: (hits: readonly SingleHit[]) => Promise<Complete>,
): Promise<SearchHit[]> {
  if (places.length === 0) return [];
  const all = places.flatMap(({ best, others = [] }) => [best, ...others]);
  const rows = await tx<Row[]>`
    select chunk.id, collection.name as collection, chunk.document_id, chunk.generation_id, document.name, document.external_id,
      document.metadata, ${passageColumns(tx)}
    from chunks chunk
    join documents document on document.id = chunk.document_id
    join collections collection on collection.id = document.collection_id
    where chunk.id = any(${all.map(({ id }) => id)}::bigint[])
  `;
  const rowOf = new Map(rows.map((row) => [row.id, row]));
  const plain = all.flatMap((ranked) => {
    const row = rowOf.get(ranked.id);
    return row ? [{ ranked, hit: hitOf(row, ranked) }] : [];
  });
  const complete = await completed(plain.map(({ hit }) => hit));
  const hits = new Map(plain.map(({ hit, ranked }) => [ranked.id, complete(hit, ranked)]));
  return places.flatMap(({ best, others }) => {
    const hit = hits.get(best.id);
    if (!hit) return [];
    return [others ? { ...hit, others: others.flatMap(({ id }) => hits.get(id) ?? []) } : hit];
  });
}

function hitOf(row: Row, { score, evidence, lexical, dense }: Fused): SingleHit {
  return {
    collection: row.collection,
    documentId: row.document_id,
    taskId: row.generation_id,
    name: row.name,
    ...(row.external_id === null ? {} : { externalId: row.external_id }),
    metadata: row.metadata,
    ...passageOf(row),
    score,
    scores: { lexical: lexical?.score ?? 0, dense: dense?.similarity ?? 0 },
    evidence,
  };
}
