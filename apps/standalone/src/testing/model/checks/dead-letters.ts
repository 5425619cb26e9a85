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
  /** Nobody needs what its task was made of: it may be gone. */
  readonly unneeded: boolean;
}

/**
 * The runs of tasks that a dead letter ended, as `taskId/run`. Throws where a message was buried that no test meant to, or where
 * the table holds others than were buried.
 */
export async function runsFailed({ broker, database }: World, model: Model): Promise<ReadonlySet<string>> {
  const letters = await database<Letter[]>`
    select l.message_id as "messageId", l.task_id as "taskId", l.moot,
      g.status = 'cancelled' or g.superseded or g.overtaken_at is not null
        or coalesce(d.deleted_at >= g.accepted_at, false) as unneeded,
      (convert_from(l.body, 'UTF8')::jsonb #>> '{data,task,run}')::int as run
    from dead_letters l join generations g on g.id = l.task_id join documents d on d.id = g.document_id
  `;
  for (const buried of broker.buried) {
    const kept = letters.filter(({ messageId }) => messageId === buried.id);
    if (kept.length === 0 && broker.lostLetters.has(buried.id)) continue;
    if (kept.length === 0) throw new Error(`the dead letter ${buried.id} was not kept`);
    if (!isMeant(buried, model) && !isLate(buried, kept)) {
      const { code, reason, stack } = messageHeaders;
      const why = [code, reason, stack].map((name) => buried.headers[name]);
      throw new Error(`not meant to be a dead letter: ${buried.type} ${why.join(' ')}`);
    }
  }
  const ids = new Set(broker.buried.map(({ id }) => id));
  const odd = letters.find(({ messageId }) => !ids.has(messageId));
  if (odd) throw new Error(`${odd.messageId} is kept as a dead letter, and was none`);
  return new Set(letters.filter(({ moot }) => !moot).map(({ taskId, run }) => `${taskId}/${run}`));
}

/** Whether a test had the message fail, or had its task lost so often that it may be given up. */
function isMeant({ headers, body }: BusMessage, { lost }: Model): boolean {
  const isLost = headers[messageHeaders.code] === 'LOST_HANDOFF' && (lost.get(taskIdOf(body)) ?? 0) > mostLosses;
  return isLost || String(headers[messageHeaders.reason]).startsWith('planned');
}

/** Whether the message came so late that what it speaks of was gone: it harms nobody. */
function isLate({ headers }: BusMessage, kept: readonly Letter[]): boolean {
  return headers[messageHeaders.code] === 'OBJECT_NOT_FOUND' && kept.every(({ moot, unneeded }) => moot && unneeded);
}
