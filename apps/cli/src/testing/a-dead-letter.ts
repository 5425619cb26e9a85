import type { DeadLetter } from '@millrace/contracts';

export function aDeadLetter(overrides: Partial<DeadLetter> = {}): DeadLetter {
  return {
    deadLetterId: 'l1',
    state: 'open',
    queue: 'documents.upload',
    stage: 'parser',
    eventType: 'document.uploaded',
    messageId: 'm1',
    taskId: 't1',
    tenant: 'default',
    code: 'NO_TEXT',
    reason: 'there is no text in it',
    attempts: 1,
    moot: false,
    replays: 0,
    failedAt: '2026-04-01T11:57:00.000Z',
    ...overrides,
  };
}
