import { newTaskId, type TaskEnvelope } from '@millrace/contracts';

/** The next generation of the same document, `seconds` later. */
export function laterTask(task: TaskEnvelope, seconds: number, overrides: Partial<TaskEnvelope> = {}): TaskEnvelope {
  const acceptedAt = new Date(Date.parse(task.acceptedAt) + seconds * 1000).toISOString();
  return { ...task, taskId: newTaskId(), acceptedAt, ...overrides };
}
