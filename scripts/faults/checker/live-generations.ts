import { defectsOf, type Evidence, type Rule } from './rule.ts';

/** The latest completed generation of a document is the live one. */
export const liveGenerations = {
  name: 'the latest completed generation of each document is live',
  async find({ database }: Pick<Evidence, 'database'>) {
    const rows = await database<{ id: string; live: string | null; latest: string }[]>`
      select d.id, d.live_generation as live, g.latest
      from documents d
      cross join lateral (
        select id as latest, accepted_at from generations
        where document_id = d.id and status = 'completed'
        order by coalesce(version, 0) desc, accepted_at desc, id desc limit 1
      ) g
      where d.live_generation is distinct from g.latest and (d.deleted_at is null or d.deleted_at < g.accepted_at)`;
    return defectsOf(
      'lost',
      rows.map(({ id, live, latest }) => `document ${id} shows ${live ?? 'nothing'}, not ${latest}, its latest`),
    );
  },
} satisfies Rule;
