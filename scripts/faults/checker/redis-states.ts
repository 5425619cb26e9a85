import { defectsOf, type Evidence, type Rule } from './rule.ts';

/** Redis shows what Postgres has, or nothing. A state that says itself that it is not whole is as good as none: nobody is shown it unasked. */
export const redisStates: Rule = {
  name: 'Redis equals Postgres, or is silent',
  async find({ database, states, documents }: Evidence) {
    const ids = documents.map(({ taskId }) => taskId);
    const rows = await database<{ id: string; told: string }[]>`
      select id, run || ' ' || status || ' ' || superseded::text as told from generations where id = any(${ids}::uuid[])`;
    const sentences = await Promise.all(
      rows.map(async ({ id, told }) => {
        const state = await states.get(id);
        const shown = state?.acceptedAt && `${state.run} ${state.status} ${state.superseded}`;
        return !shown || shown === told ? [] : [`task ${id} is "${told}" in Postgres, "${shown}" in Redis`];
      }),
    );
    return defectsOf('untrue', sentences.flat());
  },
};
