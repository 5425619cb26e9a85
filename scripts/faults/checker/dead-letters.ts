import type { PlantedLetter } from '../load/given.ts';
import type { Defect, Evidence, Rule } from './rule.ts';

interface Row {
  readonly id: string;
  readonly code: string;
  readonly queue: string;
  readonly reason: string;
  readonly task: string | null;
  readonly message: string;
}

/** The dead letters are those that were planted, each once. */
export const deadLetters: Rule = {
  name: 'the dead letters are exactly the planted ones',
  async find({ database, planted }: Evidence): Promise<Defect[]> {
    const rows = await database<Row[]>`
      select id, code, queue, reason, task_id as task, message_id as message from dead_letters`;
    const missing = planted.flatMap((letter): Defect[] => {
      const found = rows.filter((row) => isOf(row, letter)).length;
      if (found === 1) return [];
      const what = `the planted ${letter.code} of ${letter.taskId ?? letter.messageId}`;
      return [{ kind: found ? 'duplicated' : 'lost', sentence: `${what} is stored ${found} times` }];
    });
    const others = rows
      .filter((row) => !planted.some((letter) => isOf(row, letter)))
      .map(
        ({ code, queue, reason, task, message }): Defect => ({
          kind: 'lost',
          sentence: `message ${message} of ${task ?? 'no task'} died in ${queue} of ${code}: ${reason.slice(0, 200)}`,
        }),
      );
    return [...missing, ...others];
  },
};

function isOf(row: Row, { code, taskId, messageId }: PlantedLetter): boolean {
  return row.code === code && (taskId === undefined ? row.message === messageId : row.task === taskId);
}
