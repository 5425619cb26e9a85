import { lockDueMessages } from '@millrace/database';
import type { Database } from '@millrace/ports';
import { z } from 'zod';

const eventSchema = z.object({
  id: z.string(),
  type: z.string(),
  data: z.looseObject({ task: z.looseObject({ taskId: z.string(), run: z.int() }).optional() }),
});

export interface OutboxEvent extends z.infer<typeof eventSchema> {
  readonly queue: string;
  readonly messageId: string;
  readonly headers: Readonly<Record<string, unknown>>;
}

/** What waits in the outbox and is due, oldest first; all of it is events. */
export async function outboxOf(database: Database): Promise<OutboxEvent[]> {
  const due = await database.begin((tx) => lockDueMessages(tx, 1_000));
  return due.map(({ queue, messageId, headers, body }) => {
    const event = eventSchema.parse(JSON.parse(Buffer.from(body).toString('utf8')));
    return { ...event, queue, messageId, headers };
  });
}

/** Those that concern a task. */
export async function outboxOfTask(database: Database, taskId: string): Promise<OutboxEvent[]> {
  return (await outboxOf(database)).filter(({ data }) => (data.task?.taskId ?? data.taskId) === taskId);
}
