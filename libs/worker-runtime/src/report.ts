import { type MillraceError, type TaskEnvelope, taskEnvelopeSchema } from '@millrace/contracts';
import type { Logger, TaskStates, TaskUpdate } from '@millrace/ports';
import { z } from 'zod';
import type { AnyStage, Progress } from './stage.ts';

const carriesTask = z.object({ task: taskEnvelopeSchema });

/** The task that an event's data carries, if any. */
export function taskOf(data: unknown): TaskEnvelope | undefined {
  return carriesTask.safeParse(data).data?.task;
}

/** Tells the task's state. Redis only shows, so that a failure to tell is logged and never fails the work. */
export interface Report {
  progress(progress: Progress): Promise<void>;
  /** The attempt failed and there will be another. */
  retrying(error: MillraceError): Promise<void>;
}

export function createReport(
  states: TaskStates,
  stage: Pick<AnyStage, 'name' | 'status'>,
  task: TaskEnvelope | undefined,
  attempt: number,
  log: Logger,
): Report {
  const record = async (update: Omit<TaskUpdate, 'task' | 'attempt'>) => {
    if (!task) return;
    try {
      await states.record({ ...update, task, attempt });
    } catch (error) {
      log.warn({ err: error }, 'the task state could not be told');
    }
  };
  return {
    async progress({ status = stage.status, ...rest }) {
      if (status) await record({ ...rest, status });
    },
    async retrying({ code, message }) {
      if (stage.status)
        await record({ status: stage.status, error: { code, message, retryable: true, stage: stage.name } });
    },
  };
}
