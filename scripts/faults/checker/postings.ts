import type { Defect, Evidence, Rule } from './rule.ts';

/** Each batch of a live generation was put into the lexical index, and each term of it once. */
export const postings = {
  name: 'every batch has its postings once',
  async find({ database }: Pick<Evidence, 'database'>): Promise<Defect[]> {
    const missing = await database<{ id: string; ordinal: number }[]>`
      select b.generation_id as id, b.ordinal
      from batches b join documents d on d.live_generation = b.generation_id
      where not exists (select from postings p where p.base = b.base)`;
    const twice = await database<{ base: number; terms: number }[]>`
      select base, count(*) as terms from (
        select base from postings group by base, term having count(*) > 1
      ) repeated group by base`;
    return [
      ...missing.map(
        ({ id, ordinal }): Defect => ({ kind: 'lost', sentence: `batch ${ordinal} of ${id} has no postings` }),
      ),
      ...twice.map(
        ({ base, terms }): Defect => ({
          kind: 'duplicated',
          sentence: `${terms} terms of the batch at ${base} are posted more than once`,
        }),
      ),
    ];
  },
} satisfies Rule;
