import type { JobPorts } from '../job.ts';
import type { LostTask } from './find-lost.ts';
import { resumeTask } from './resume-task.ts';

const atOnce = 8;

/** Resolves to how many were handed out. One that cannot be is told of and does not keep the others. */
export async function resumeAll(ports: JobPorts, lost: readonly LostTask[], signal: AbortSignal): Promise<number> {
  let resumed = 0;
  for (let start = 0; start < lost.length; start += atOnce) {
    signal.throwIfAborted();
    const settled = await Promise.allSettled(lost.slice(start, start + atOnce).map((task) => resumeTask(ports, task)));
    for (const [place, outcome] of settled.entries()) {
      if (outcome.status === 'fulfilled') resumed += outcome.value ? 1 : 0;
      else
        ports.log.error({ err: outcome.reason, taskId: lost[start + place]?.taskId }, 'lost work cannot be handed out');
    }
  }
  return resumed;
}
