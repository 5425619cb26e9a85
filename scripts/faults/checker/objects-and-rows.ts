import { collected } from '../collected.ts';
import { defectsOf, type Evidence, type Rule } from './rule.ts';

const taskPart = /^(?:originals\/[^/]+|artifacts\/[^/]+\/[^/]+)\/([0-9a-f-]{36})\//;
const documentPart = /^artifacts\/[^/]+\/([0-9a-f-]{36})\//;

interface Row {
  readonly id: string;
  readonly document: string;
  readonly kept: boolean;
  readonly freed: Date | null;
}

/** Rows and objects refer to each other: no row without its original, no object that no row knows. */
export const objectsAndRows: Rule = {
  name: 'objects and rows fit both ways',
  atEnd: true,
  async find({ database, objects }: Evidence) {
    const keys = (await collected(objects.list(''))).map(({ key }) => key);
    const originals = new Set(keys.flatMap((key) => (key.startsWith('originals/') ? [taskPart.exec(key)?.[1]] : [])));
    const generations = await database<Row[]>`
      select g.id, g.document_id as document, g.status = 'completed' and d.deleted_at is null as kept, g.freed_at as freed
      from generations g left join documents d on d.id = g.document_id`;
    const tasks = new Set(generations.map(({ id }) => id));
    const freed = new Set(generations.filter((row) => row.freed !== null).map(({ id }) => id));
    const documents = new Set(generations.map(({ document }) => document));
    const lacking = generations.filter(({ id, kept }) => kept && !originals.has(id));
    const strays = keys.filter((key) => {
      const [task, document] = [taskPart.exec(key)?.[1], documentPart.exec(key)?.[1]];
      if (key.includes('/vectors/')) return !documents.has(document ?? '');
      return task !== undefined && (!tasks.has(task) || (key.startsWith('artifacts/') && freed.has(task)));
    });
    return [
      ...defectsOf(
        'lost',
        lacking.map(({ id }) => `the original of task ${id} is gone`),
      ),
      ...defectsOf(
        'untrue',
        strays.map((key) => `no row needs the object ${key}`),
      ),
    ];
  },
};
