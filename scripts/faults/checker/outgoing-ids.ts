import { defectsOf, type Evidence, type Rule } from './rule.ts';

/**
 * What a stage tells of the same thing it tells under the same id, however often it is delivered. Tasks that were handed out again
 * begin from another message.
 */
export const outgoingIds: Rule = {
  name: 'a redelivery emits the same ids',
  async find({ database, tap, documents }: Evidence) {
    if (!tap) return [];
    const rows = await database<{ id: string }[]>`select id from generations where resumes > 0 or run > 0`;
    const resumed = new Set(rows.map(({ id }) => id));
    const given = new Set(documents.map(({ taskId }) => taskId));
    const sentences = [...tap.ids].flatMap(([fact, ids]) => {
      const [taskId = ''] = fact.split(' ');
      return ids.size > 1 && given.has(taskId) && !resumed.has(taskId)
        ? [`${fact.trim()} was told under ${ids.size} ids`]
        : [];
    });
    return defectsOf('duplicated', sentences);
  },
};
