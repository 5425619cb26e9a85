import type { Metadata, SearchHit } from '@millrace/contracts';
import type { Transaction } from '@millrace/ports';
import type { Fused } from './fuse.ts';

interface Row {
  id: number;
  collection: string;
  document_id: string;
  generation_id: string;
  name: string;
  external_id: string | null;
  metadata: Metadata;
  ordinal: number;
  text: string;
  headings: string[];
  page_from: number | null;
  page_to: number | null;
  span_from: number;
  span_to: number;
}

/** What the caller sees of the ranked chunks, in their order. */
export async function loadHits(tx: Transaction, ranked: readonly Fused[]): Promise<SearchHit[]> {
  if (ranked.length === 0) return [];
  const rows = await tx<Row[]>`
    select chunk.id, collection.name as collection, chunk.document_id, chunk.generation_id, document.name, document.external_id, document.metadata,
      chunk.ordinal, chunk.text, chunk.headings, chunk.page_from, chunk.page_to, chunk.span_from, chunk.span_to
    from chunks chunk
    join documents document on document.id = chunk.document_id
    join collections collection on collection.id = document.collection_id
    where chunk.id = any(${ranked.map(({ id }) => id)}::bigint[])
  `;
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ranked.flatMap((fused) => {
    const row = byId.get(fused.id);
    return row === undefined ? [] : [hit(row, fused)];
  });
}

function hit(row: Row, { score, evidence, lexical, dense }: Fused): SearchHit {
  return {
    collection: row.collection,
    documentId: row.document_id,
    taskId: row.generation_id,
    name: row.name,
    ...(row.external_id === null ? {} : { externalId: row.external_id }),
    metadata: row.metadata,
    chunk: row.ordinal,
    text: row.text,
    headings: row.headings,
    ...(row.page_from === null || row.page_to === null
      ? {}
      : { pages: [row.page_from, row.page_to] as [number, number] }),
    span: [row.span_from, row.span_to],
    score,
    scores: { lexical: lexical?.score ?? 0, dense: dense?.similarity ?? 0 },
    evidence,
  };
}
