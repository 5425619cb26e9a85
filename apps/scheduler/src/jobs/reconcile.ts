import { cancelDeleted, taskStateOf } from '@millrace/database';
import type { Job, JobPorts } from '../job.ts';
import { findDrained, findPassed } from '../lost-work/find-lost.ts';
import { resumeAll } from '../lost-work/resume-all.ts';

const mostCancelled = 1_000;

/**
 * Hands out again what was lost between two stages. A backlog is never taken for a loss, and work that was wrongly taken for lost
 * is recognised by every stage as done.
 */
export const reconcile: Job = {
  name: 'reconcile',
  summary: 'Hands out again the work that was lost between two stages.',
  everyMs: ({ reconcileEveryMs }) => reconcileEveryMs,
  async run(ports, { overdueMs }, signal) {
    await endDeleted(ports);
    let resumed = await resumeAll(ports, await findDrained(ports, overdueMs), signal);
    resumed += await resumeAll(ports, await findPassed(ports), signal);
    if (resumed > 0) ports.log.warn({ resumed }, 'handed out lost work again');
  },
};

/** Ends what is under way of documents that were deleted since. Whoever accepts or deletes one does so too, but may miss the other. */
async function endDeleted({ database, states }: JobPorts): Promise<void> {
  for (const taskId of await cancelDeleted(database, mostCancelled)) {
    const state = await taskStateOf(database, taskId);
    if (state) await states.restore(state).catch(() => {});
  }
}
