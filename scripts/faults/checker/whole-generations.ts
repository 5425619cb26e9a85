import type { Defect, Evidence, Rule } from './rule.ts';

interface Row {
  readonly id: string;
  readonly chunks: number | null;
  readonly batches: number | null;
  readonly found: number;
  readonly least: number | null;
  readonly most: number | null;
  readonly entered: number;
  readonly summed: number;
}

/** Of each live generation: chunks contiguous and unique, batches all in, and no more of either than it says. */
export const wholeGenerations = {
  name: 'every live generation has each of its chunks once',
  async find({ database }: Pick<Evidence, 'database'>): Promise<Defect[]> {
    const rows = await database<Row[]>`
      select g.id, g.chunks, g.batches, c.found, c.least, c.most, b.entered, b.summed
      from documents d
      join generations g on g.id = d.live_generation
      cross join lateral (
        select count(*) as found, min(ordinal) as least, max(ordinal) as most from chunks where generation_id = g.id
      ) c
      cross join lateral (
        select count(*) as entered, coalesce(sum(chunks), 0)::int8 as summed from batches where generation_id = g.id
      ) b
      where c.found <> g.chunks or c.least <> 0 or c.most <> g.chunks - 1 or b.entered <> g.batches or b.summed <> g.chunks`;
    return rows.map(({ id, chunks, batches, found, least, most, entered, summed }) => ({
      kind: found > (chunks ?? 0) || entered > (batches ?? 0) ? 'duplicated' : 'lost',
      sentence:
        `live generation ${id} has ${found} of ${chunks} chunks (${least} to ${most}), ` +
        `${entered} of ${batches} batches with ${summed} chunks`,
    }));
  },
} satisfies Rule;
