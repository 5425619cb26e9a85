import { taskEnvelopeSchema } from '@millrace/contracts';
import { enterOutbox, inTransaction, resumeGeneration } from '@millrace/database';
import type { JobPorts } from '../job.ts';
import type { LostTask } from './find-lost.ts';
import { findText, lostMessage, resumeMessage } from './resume-message.ts';

/** A task whose work is handed out so often in a row without anything coming of it has failed. */
const mostFruitless = 3;

/**
 * Hands the work of a lost task out again, or fails it where that did not help. Does nothing where it was heard of meanwhile.
 * Resolves to whether it was handed out.
 */
export async function resumeTask(
  { database, objects, log }: Pick<JobPorts, 'database' | 'objects' | 'log'>,
  lost: LostTask,
): Promise<boolean> {
  const { taskId, run, silentMs, drained, shown } = lost;
  const shownAt = shown && new Date(shown.updatedAt);
  const task = taskEnvelopeSchema.parse(lost.envelope);
  const text = await findText(objects, task, lost.text);
  const resumed = await inTransaction(database, async (tx) => {
    const counted = await resumeGeneration(tx, { taskId, run, silentMs, counts: drained, shownAt });
    if (!counted) return undefined;
    const message = resumeMessage(task, text, counted.resumes);
    const failed = counted.fruitless >= mostFruitless;
    await enterOutbox(tx, [failed ? lostMessage(message, counted.fruitless) : message]);
    return { ...counted, failed };
  });
  if (!resumed) return false;
  const { failed, resumes, fruitless } = resumed;
  const fields = { taskId, resumes, fruitless, from: text ? 'parsed text' : 'original' };
  if (failed) log.error(fields, 'lost work was handed out in vain: the task fails');
  else log.info(fields, 'lost work is handed out again');
  return !failed;
}
