import { chatLogged, MillraceError, retrievalLogged } from '@millrace/contracts';
import { insertChatLogs, insertRetrievalLogs, inTenant, type NewChatLog } from '@millrace/database';
import { defaultRetry, defineStage } from '@millrace/worker-runtime';
import { z } from 'zod';
import { type BatchWriter, createBatchWriter } from './batch-writer.ts';

/** As many as can be in hand at once, so that a full prefetch is one insert. */
const concurrency = 128;

interface Owned<Log> {
  readonly tenant: string;
  readonly log: Log;
}
type RetrievalLogs = Parameters<typeof insertRetrievalLogs>[2];

interface Writers {
  readonly chats: BatchWriter<Owned<NewChatLog>>;
  readonly questions: BatchWriter<Owned<RetrievalLogs[number]>>;
}

/**
 * Keeps what users and models said to each other, and what was asked and found. The two never meet: each has a pool and a role of its own,
 * and neither role sees the other's tables.
 * Safe to redeliver: a chat log's message is stored in the same statement as its row, a question's log by its own id; a known one adds nothing.
 */
export const chatLogger = defineStage({
  name: 'chat-logger',
  summary: 'Writes chat logs to chat_service.logs and logs of questions to retrieval_logs, many at a time.',
  queue: 'chat.logs',
  consumes: [chatLogged, retrievalLogged],
  produces: [],
  needs: ['database', 'chatDatabase'],
  concurrency,
  timeoutMs: 60_000,
  retry: { ...defaultRetry, maxAttempts: 6 },
  settings: z.object({
    batchWaitMs: z
      .int()
      .min(0)
      .max(1000)
      .default(5)
      .describe('How long a log waits for others to be written with, milliseconds'),
  }),
  open: ({ database, chatDatabase }, { batchWaitMs }): Writers => ({
    chats: createWriter(batchWaitMs, (tenant, logs) =>
      inTenant(chatDatabase, tenant, (tx) => insertChatLogs(tx, tenant, logs), { role: 'chat' }),
    ),
    questions: createWriter(batchWaitMs, (tenant, logs) =>
      inTenant(database, tenant, (tx) => insertRetrievalLogs(tx, tenant, logs)),
    ),
  }),
  async handle(event, _context, { chats, questions }) {
    if (event.type === retrievalLogged.type) {
      const { tenant, ...log } = event.data;
      await questions.add({ tenant, log });
    } else {
      const { tenant = 'default', ...log } = event.data;
      await chats.add({ tenant, log: { messageId: event.id, ...log } });
    }
    return [];
  },
});

/** Writes logs that come at about the same time together, those of each tenant in a transaction of its own. */
function createWriter<Log>(
  waitMs: number,
  write: (tenant: string, logs: readonly Log[]) => Promise<void>,
): BatchWriter<Owned<Log>> {
  return createBatchWriter<Owned<Log>>({
    async write(items) {
      for (const [tenant, owned] of Map.groupBy(items, (item) => item.tenant)) {
        await write(
          tenant,
          owned.map(({ log }) => log),
        );
      }
    },
    mostItems: concurrency,
    waitMs,
    isolates: (error) => !(error instanceof MillraceError && error.code === 'DEPENDENCY_UNAVAILABLE'),
  });
}
