import type { Transaction } from '@millrace/ports';

/** One hit: the best chunk, and other chunks of its document where hits are documents. */
export interface Place<Ranked> {
  readonly best: Ranked;
  readonly others?: readonly Ranked[];
}

/** One place for each document, at its best chunk's rank, with at most `perDocument` of its chunks. */
export async function groupByDocument<Ranked extends { readonly id: number }>(
  tx: Transaction,
  ranking: readonly Ranked[],
  perDocument: number,
): Promise<Place<Ranked>[]> {
  const rows = await tx<{ id: number; document: string }[]>`
    select id, document_id as document from chunks where id = any(${ranking.map(({ id }) => id)}::bigint[])
  `;
  const documentOf = new Map(rows.map(({ id, document }) => [id, document]));
  const groups = Map.groupBy(ranking, ({ id }) => documentOf.get(id));
  return [...groups.values()].flatMap(([best, ...others]) =>
    best ? [{ best, others: others.slice(0, perDocument - 1) }] : [],
  );
}
