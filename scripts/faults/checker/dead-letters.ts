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

/** The dead letters are those that were planted, each as often as it was. */
export const deadLetters: Rule = {
  name: 'the dead letters are exactly the planted ones',
  async find({ database, planted }: Evidence): Promise<Defect[]> {
    const rows = await database<Row[]>`
      select id, code, queue, reason, task_id as task, message_id as message from dead_letters`;
    const missing = planted.flatMap((letter): Defect[] => {
      const found = rows.filter((row) => isOf(row, letter)).length;
      const times = planted.filter((other) => isSame(other, letter)).length;
      if (found === times) return [];
      const what = `the planted ${letter.code} of ${letter.taskId ?? letter.messageId}`;
      return [
        { kind: found > times ? 'duplicated' : 'lost', sentence: `${what} is stored ${found} times, not ${times}` },
      ];
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

function isSame(one: PlantedLetter, other: PlantedLetter): boolean {
  return one.code === other.code && one.taskId === other.taskId && one.messageId === other.messageId;
}

function isOf(row: Row, { code, taskId, messageId }: PlantedLetter): boolean {
  return row.code === code && (taskId === undefined ? row.message === messageId : row.task === taskId);
}
