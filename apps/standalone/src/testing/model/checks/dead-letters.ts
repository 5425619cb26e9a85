import { messageHeaders } from '@millrace/contracts';
import type { BusMessage } from '@millrace/ports';
import { type Model, taskIdOf } from '../model.ts';
import type { World } from '../world.ts';

/** Handed out so often in a row in vain, lost work is given up. */
const mostLosses = 3;

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
export async function runsFailed({ broker, database }: World, model: Model): Promise<ReadonlySet<string>> {
  for (const letter of broker.buried) {
    if (isPlanned(letter, model)) continue;
    const { code, reason, stack } = messageHeaders;
    throw new Error(
      `not meant to be a dead letter: ${letter.type} ${[code, reason, stack].map((name) => letter.headers[name])}`,
    );
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

/** Whether a test had the message fail, or had its task lost so often that it may be given up. */
function isPlanned({ headers, body }: BusMessage, { lost }: Model): boolean {
  const isLost = headers[messageHeaders.code] === 'LOST_HANDOFF' && (lost.get(taskIdOf(body)) ?? 0) > mostLosses;
  return isLost || String(headers[messageHeaders.reason]).startsWith('planned');
}
