import { acceptedTasks, storedTaskIds } from '@millrace/acceptance';
import { collected } from '../collected.ts';
import { defectsOf, type Evidence, type Rule } from './rule.ts';

/** The object store is the record of what was accepted, also where the caller never got an answer. */
export const acceptanceRecords: Rule = {
  name: 'every stored original has a task that ended',
  atEnd: true,
  async find({ database, objects }: Evidence) {
    const stored = await collected(storedTaskIds(objects));
    const rows = await database<{ id: string }[]>`select id from generations where id = any(${stored}::uuid[])`;
    const known = new Set(rows.map(({ id }) => id));
    const unheardOf = stored.filter((id) => !known.has(id));
    const lost = await collected(acceptedTasks(objects, unheardOf));
    const stuck = await database<{ id: string; status: string }[]>`select id, status from generations where rank < 9`;
    return [
      ...defectsOf(
        'lost',
        lost.map(({ taskId, name }) => `the original of ${name} (${taskId}) is stored, and nobody heard of it`),
      ),
      ...defectsOf(
        'stuck',
        stuck.map(({ id, status }) => `task ${id} is still ${status}`),
      ),
    ];
  },
};
