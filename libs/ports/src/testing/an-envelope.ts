import { randomUUID } from 'node:crypto';
import { newTaskId, objectKeys, type TaskEnvelope, taskEnvelopeSchema } from '@millrace/contracts';

/** The envelope of a task of its own, for suites that need any task. */
export function anEnvelope(overrides: Partial<TaskEnvelope> = {}): TaskEnvelope {
  const taskId = newTaskId();
  return taskEnvelopeSchema.parse({
    taskId,
    tenant: 'acme',
    collection: 'default',
    documentId: randomUUID(),
    name: '季度报告 “Q3”.pdf',
    acceptedAt: '2026-03-31T23:59:59.250Z',
    original: { key: objectKeys.original(taskId) },
    settings: {},
    ...overrides,
  });
}
