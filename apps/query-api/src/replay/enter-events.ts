import { derivedId, type ReplayStage, type TaskEnvelope } from '@millrace/contracts';
import { enterOutbox } from '@millrace/database';
import type { Transaction } from '@millrace/ports';
import { messageOf } from '@millrace/worker-runtime';
import type { Beginning } from './find-beginning.ts';
import { queueFor } from './stage-work.ts';

const messagesAtOnce = 200;

/** Enters the events with which a task begins at a stage into the outbox. */
export async function enterEvents(
  tx: Transaction,
  task: TaskEnvelope,
  beginning: Beginning,
  nextDue: () => Date | undefined,
): Promise<void> {
  const events = beginning.events(task);
  for (let start = 0; start < events.length; start += messagesAtOnce) {
    const messages = events.slice(start, start + messagesAtOnce).map((event, place) => {
      const cause = ['replay', task.taskId, task.run, start + place] as const;
      const id = derivedId(...cause);
      return { cause, ...outgoing(task, beginning.from, { ...event, id }), dueAt: nextDue() };
    });
    await enterOutbox(tx, messages);
  }
}

function outgoing(task: TaskEnvelope, stage: ReplayStage, event: { id: string; type: string; data: unknown }) {
  const message = messageOf({ ...event, source: 'millrace/query-api', time: new Date().toISOString() });
  const { id, type, contentType, headers, body } = message;
  return { queue: queueFor(stage, task), messageId: id, eventType: type, contentType, headers, body };
}
