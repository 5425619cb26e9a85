import { randomUUID } from 'node:crypto';
import { newTaskId, objectKeys, type TaskEnvelope, taskEnvelopeSchema } from '@millrace/contracts';

/** An accepted task of a new document. */
export function aTask(overrides: Partial<TaskEnvelope> = {}): TaskEnvelope {
  const taskId = newTaskId();
  return taskEnvelopeSchema.parse({
    taskId,
    tenant: 'acme',
    collection: 'default',
    documentId: randomUUID(),
    name: 'report.pdf',
    acceptedAt: '2030-01-01T00:00:00.000Z',
    original: { key: objectKeys.original(taskId) },
    settings: {},
    ...overrides,
  });
}

/** The next generation of the same document, `seconds` later. */
export function laterTask(task: TaskEnvelope, seconds: number, overrides: Partial<TaskEnvelope> = {}): TaskEnvelope {
  const acceptedAt = new Date(Date.parse(task.acceptedAt) + seconds * 1000).toISOString();
  return { ...task, taskId: newTaskId(), acceptedAt, ...overrides };
}
