import { messageHeaders } from '@millrace/contracts';
import type { World } from '../world.ts';

interface Letter {
  readonly messageId: string;
  readonly taskId: string;
  readonly run: number;
  readonly moot: boolean;
}

/**
 * The runs of tasks that a dead letter ended, as `taskId/run`. Throws where a message was buried that no test meant to, or where
 * the table holds others than were buried.
 */
export async function runsFailed({ broker, database }: World): Promise<ReadonlySet<string>> {
  for (const { id, type, headers } of broker.buried) {
    const reason = String(headers[messageHeaders.reason]);
    if (!reason.startsWith('planned')) {
      throw new Error(
        `${type} ${id} is a dead letter: ${headers[messageHeaders.code]} ${reason} ${headers[messageHeaders.stack]}`,
      );
    }
  }
  const letters = await database<Letter[]>`
    select message_id as "messageId", task_id as "taskId", moot,
      (convert_from(body, 'UTF8')::jsonb #>> '{data,task,run}')::int as run
    from dead_letters
  `;
  const [buried, stored] = [broker.buried.map(({ id }) => id), letters.map(({ messageId }) => messageId)].map((ids) =>
    [...new Set(ids)].sort().join(),
  );
  if (buried !== stored) throw new Error(`dead letters are ${stored}, and should be ${buried}`);
  return new Set(letters.filter(({ moot }) => !moot).map(({ taskId, run }) => `${taskId}/${run}`));
}
