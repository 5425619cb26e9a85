import { objectKeys } from '@millrace/contracts';
import { isBackupUnderWay, oldTasks, removeOldAudit, removeOldDeadLetters, removeTasks } from '@millrace/database';
import type { Job, JobPorts } from '../job.ts';

/** Rows that are removed at once. */
const limit = 1_000;

export const retention: Job = {
  name: 'retention',
  summary: 'Forgets dead letters, tasks that are no longer live, and entries of the audit log when they are old.',
  everyMs: () => 3_600_000,
  async run(ports, { deadLetterDays, taskDays, auditDays }, signal) {
    const { database, log } = ports;
    const removed = {
      deadLetters: await all(() => removeOldDeadLetters(database, { days: deadLetterDays, limit }), signal),
      tasks: await all(() => forgetTasks(ports, taskDays), signal),
      audit: await all(() => removeOldAudit(database, { days: auditDays, limit }), signal),
    };
    if (Object.values(removed).some((count) => count > 0)) log.info(removed, 'forgot what is old');
  },
};

/** Repeats `remove` until it finds less than it may. Resolves to how many it removed in all. */
async function all(remove: () => Promise<number>, signal: AbortSignal): Promise<number> {
  let total = 0;
  for (let removed = limit; removed === limit && !signal.aborted; total += removed) removed = await remove();
  return total;
}

/** Originals go first: one that nobody knows would be taken for a document that was just accepted. */
async function forgetTasks({ database, objects }: JobPorts, days: number): Promise<number> {
  const tasks = await oldTasks(database, { days, limit });
  if (tasks.length === 0 || (await isBackupUnderWay(database))) return 0;
  await objects.delete(tasks.flatMap((taskId) => [objectKeys.original(taskId), objectKeys.note(taskId)]));
  await removeTasks(database, tasks);
  return tasks.length;
}
