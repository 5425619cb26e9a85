import type { Defect, Evidence, Rule } from './rule.ts';

/** Chunks and vectors of live generations are one to one; of no other chunk is there a vector. */
export const vectors = {
  name: 'every chunk has one vector, and every vector a chunk',
  async find({ database }: Pick<Evidence, 'database'>): Promise<Defect[]> {
    const chunks = await database<{ id: string; ordinal: number; found: number }[]>`
      select c.generation_id as id, c.ordinal, count(e.chunk_id) as found
      from chunks c
      join documents d on d.live_generation = c.generation_id
      left join embeddings e on e.chunk_id = c.id
      group by c.generation_id, c.ordinal having count(e.chunk_id) <> 1`;
    const strays = await database<{ id: string; found: number }[]>`
      select e.generation_id as id, count(*) as found from embeddings e
      where not exists (select from chunks c where c.id = e.chunk_id) group by e.generation_id`;
    return [
      ...chunks.map(
        ({ id, ordinal, found }): Defect => ({
          kind: found > 1 ? 'duplicated' : 'lost',
          sentence: `chunk ${ordinal} of ${id} has ${found} vectors`,
        }),
      ),
      ...strays.map(
        ({ id, found }): Defect => ({ kind: 'untrue', sentence: `${found} vectors of ${id} belong to no chunk` }),
      ),
    ];
  },
} satisfies Rule;
