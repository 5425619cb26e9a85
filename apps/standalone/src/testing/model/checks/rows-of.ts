import type { Database } from '@millrace/ports';

interface Row {
  readonly ordinal: number;
  readonly text: string;
  readonly from: number;
  readonly to: number;
  readonly vectors: number;
  readonly postings: boolean;
}

/** What is wrong with the rows that search reads of a generation whose text is `text`; undefined where it is whole. */
export async function flawOfRows(database: Database, taskId: string, text: string): Promise<string | undefined> {
  const rows = await database<Row[]>`
    select c.ordinal, c.text, c.span_from as from, c.span_to as to,
      (select count(*) from embeddings e where e.generation_id = c.generation_id and e.chunk_id = c.id) as vectors,
      exists (
        select from batches b join postings p on p.base = b.base
        where b.generation_id = c.generation_id and c.id between b.base and b.base + b.chunks - 1
      ) as postings
    from chunks c where c.generation_id = ${taskId} order by c.ordinal
  `;
  const gap = rows.findIndex(({ ordinal }, place) => ordinal !== place);
  if (gap >= 0) return `chunk ${gap} is missing or there twice`;
  const odd = rows.find(({ vectors, postings }) => vectors !== 1 || !postings);
  if (odd) return `chunk ${odd.ordinal} has ${odd.vectors} vectors and ${odd.postings ? '' : 'no '}postings`;
  const found = rows.map((row) => row.text).join('\n\n');
  return found === text
    ? undefined
    : `${rows.length} chunks do not give the text of ${text.split('\n\n').length} paragraphs`;
}
