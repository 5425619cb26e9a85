import { acceptedTasks, storedTaskIds } from '@millrace/acceptance';
import { derivedId, documentUploaded, isTerminal, type TaskEnvelope } from '@millrace/contracts';
import { taskStateOf } from '@millrace/database';
import type { Bus } from '@millrace/ports';
import { messageOf, type StagePorts } from '@millrace/worker-runtime';

/**
 * Publishes every accepted task that has not ended once more: the bus in memory forgot them. Each stage recognises the work that it
 * has done, so that resuming costs only what was not done. Returns the tasks.
 */
export async function resume(bus: Bus, { objects, database }: StagePorts): Promise<TaskEnvelope[]> {
  const unfinished: string[] = [];
  for await (const taskId of storedTaskIds(objects)) {
    const state = await taskStateOf(database, taskId);
    if (!state || !isTerminal(state.status)) unfinished.push(taskId);
  }
  const resumed: TaskEnvelope[] = [];
  for await (const task of acceptedTasks(objects, unfinished)) {
    await bus.publish(
      messageOf({
        id: derivedId('resumed', task.taskId, new Date().toISOString()),
        type: documentUploaded.type,
        source: 'millrace/standalone',
        time: new Date().toISOString(),
        data: { task },
      }),
    );
    resumed.push(task);
  }
  return resumed;
}
