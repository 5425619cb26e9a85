import type { Database } from '@millrace/ports';

/**
 * What is wrong in Postgres after the fleet has come to rest: empty when every generation ended, and every live one is whole. One
 * sentence a defect.
 */
export async function inconsistencies(database: Database): Promise<string[]> {
  const unfinished = await database`select id, status from generations where rank < 9`;
  const gaps = await database`
    select g.id, g.chunks, count(c.ordinal)::int as found, min(c.ordinal) as least, max(c.ordinal) as most
    from documents d join generations g on g.id = d.live_generation left join chunks c on c.generation_id = g.id
    group by g.id having count(c.ordinal) <> g.chunks or min(c.ordinal) <> 0 or max(c.ordinal) <> g.chunks - 1`;
  const vectorless = await database`
    select c.generation_id, c.ordinal from chunks c
    join documents d on d.live_generation = c.generation_id
    left join embeddings e on e.chunk_id = c.id
    group by c.generation_id, c.ordinal having count(e.chunk_id) <> 1`;
  const unposted = await database`
    select b.generation_id, b.ordinal from batches b join documents d on d.live_generation = b.generation_id
    where not exists (select from postings p where p.base = b.base)`;
  const deadEnds = await database`
    select d.id from documents d join generations g on g.document_id = d.id
    where g.status = 'completed' and not g.superseded
    group by d.id, d.live_generation having d.live_generation is null`;
  return [
    ...unfinished.map(({ id, status }) => `generation ${id} is still ${status}`),
    ...gaps.map((row) => `generation ${row.id} has ${row.found} of ${row.chunks} chunks, ${row.least} to ${row.most}`),
    ...vectorless.map((row) => `chunk ${row.ordinal} of ${row.generation_id} does not have exactly one vector`),
    ...unposted.map((row) => `batch ${row.ordinal} of ${row.generation_id} has no postings`),
    ...deadEnds.map(({ id }) => `document ${id} has a completed generation and none is live`),
  ];
}
