import type { TaskEnvelope } from '@millrace/contracts';
import { collectionIdOf } from '@millrace/database';
import type { Transaction } from '@millrace/ports';
import type { ChunkText } from './chunk-terms.ts';
import { postingLists } from './posting-lists.ts';
import { termKey } from './term-key.ts';

/**
 * Indexes the words of one batch, whose chunks have the ids `base`, `base + 1`, … in their order. Resolves to the lengths of its
 * chunks together, in terms. Not idempotent: write a batch's postings in the transaction that inserts its chunks.
 */
export async function writePostings(
  tx: Transaction,
  { tenant, collection }: Pick<TaskEnvelope, 'tenant' | 'collection'>,
  base: number,
  chunks: readonly ChunkText[],
): Promise<number> {
  const { lists, termTotal } = postingLists(chunks);
  const collectionId = collectionIdOf(tenant, collection);
  const terms: string[] = [];
  const ends: number[] = [];
  const postings: number[] = [];
  for (const [term, list] of lists) {
    terms.push(termKey(collectionId, term));
    for (const posting of list) postings.push(posting);
    ends.push(postings.length);
  }
  // Lists differ in length, which unnest cannot take: one flat array goes over, and each row takes its slice. The arrays travel
  // as text, which the driver passes on as it is.
  await tx`
    insert into postings (term, base, posting, more, tenant)
    select list.term, ${base}, flat.postings[list.start + 1],
      case when list.until > list.start + 1 then flat.postings[list.start + 2 : list.until] end,
      ${tenant}
    from (select ${arrayLiteral(postings)}::text::int4[] as postings offset 0) flat,
      (
        select term, until, lag(until, 1, 0) over (order by place) as start
        from unnest(${arrayLiteral(terms)}::text::bigint[], ${arrayLiteral(ends)}::text::int4[])
          with ordinality as ends (term, until, place)
      ) list
  `;
  return termTotal;
}

/** An array as Postgres reads it. */
function arrayLiteral(values: readonly (string | number)[]): string {
  return `{${values.join(',')}}`;
}
