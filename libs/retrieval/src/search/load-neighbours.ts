import type { Passage } from '@millrace/contracts';
import type { Transaction } from '@millrace/ports';
import { type PassageRow, passageColumns, passageOf } from './passage-row.ts';

/** A chunk by its generation and its place there. */
export interface ChunkPlace {
  readonly taskId: string;
  readonly chunk: number;
}

/** Of each chunk the passages of its generation that are at most `reach` places away, without itself, in the order of reading. */
export async function loadNeighbours(
  tx: Transaction,
  places: readonly ChunkPlace[],
  reach: number,
): Promise<(place: ChunkPlace) => { before: Passage[]; after: Passage[] }> {
  const rows = await tx<(PassageRow & { generation: string })[]>`
    select distinct chunk.generation_id as generation, ${passageColumns(tx)}
    from unnest(${places.map(({ taskId }) => taskId)}::uuid[], ${places.map(({ chunk }) => chunk)}::int4[]) as asked (generation, ordinal)
    join chunks chunk on chunk.generation_id = asked.generation
      and chunk.ordinal between asked.ordinal - ${reach}::int4 and asked.ordinal + ${reach}::int4
    order by chunk.generation_id, chunk.ordinal
  `;
  const byGeneration = Map.groupBy(rows, ({ generation }) => generation);
  return ({ taskId, chunk }) => {
    const passages = (byGeneration.get(taskId) ?? []).map(passageOf);
    return {
      before: passages.filter((passage) => passage.chunk < chunk && passage.chunk >= chunk - reach),
      after: passages.filter((passage) => passage.chunk > chunk && passage.chunk <= chunk + reach),
    };
  };
}
