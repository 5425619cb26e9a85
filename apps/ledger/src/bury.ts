import { type EventData, MillraceError, type TaskError } from '@millrace/contracts';
import { acceptGeneration, failGeneration, insertDeadLetter, recordUnacceptedFailure } from '@millrace/database';
import type { TransactionSql } from 'postgres';
import type { deadLetter } from './dead-letter.ts';
import type { TaskOfMessage } from './task-of-message.ts';

/**
 * Stores a dead letter and fails its task, in the caller's transaction. Resolves to whether it failed the task, also
 * when that was at an earlier delivery: a letter is moot where the task had ended, runs again by now, or is another's.
 */
export async function bury(
  tx: TransactionSql,
  letter: EventData<typeof deadLetter>,
  found: TaskOfMessage | undefined,
): Promise<boolean> {
  const failed = found ? await failTask(tx, letter, found) : false;
  const stored = await insertDeadLetter(tx, {
    ...letter,
    taskId: found?.task.taskId,
    tenant: found?.task.tenant,
    moot: !failed,
  });
  return !stored.moot;
}

async function failTask(
  tx: TransactionSql,
  { code, reason, stage, attempts, failedAt }: EventData<typeof deadLetter>,
  { task, accepted }: TaskOfMessage,
): Promise<boolean> {
  // Whoever used a taskId that is taken must not fail the task of its owner.
  if (code === 'TASK_ID_CONFLICT') return false;
  const error: TaskError = { code, message: reason, retryable: false, stage };
  if (!accepted) return recordUnacceptedFailure(tx, task, error, attempts);
  try {
    await acceptGeneration(tx, task, { status: 'queued', at: failedAt });
  } catch (conflict) {
    if (conflict instanceof MillraceError && conflict.code === 'TASK_ID_CONFLICT') return false;
    throw conflict;
  }
  return failGeneration(tx, task, error, attempts);
}
