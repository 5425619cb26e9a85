import { chatLogged, MillraceError } from '@millrace/contracts';
import { type ChatLog, insertChatLogs } from '@millrace/database';
import { defaultRetry, defineStage } from '@millrace/worker-runtime';
import { z } from 'zod';
import { type BatchWriter, createBatchWriter } from './batch-writer.ts';

/** As many as can be in hand at once, so that a full prefetch is one insert. */
const concurrency = 128;

/**
 * Keeps what users and models said to each other.
 * Safe to redeliver: a message's id is stored in the same statement as its row, and a known one adds nothing.
 */
export const chatLogger = defineStage({
  name: 'chat-logger',
  summary: 'Writes chat logs to chat_service.logs, many at a time.',
  queue: 'chat.logs',
  consumes: [chatLogged],
  produces: [],
  needs: ['database'],
  concurrency,
  timeoutMs: 60_000,
  retry: { ...defaultRetry, maxAttempts: 6 },
  settings: z.object({
    batchWaitMs: z
      .int()
      .min(0)
      .max(1000)
      .default(5)
      .describe('How long a chat log waits for others to be written with, milliseconds'),
  }),
  open: ({ database }, { batchWaitMs }): BatchWriter<ChatLog> =>
    createBatchWriter({
      write: (logs) => insertChatLogs(database, logs),
      mostItems: concurrency,
      waitMs: batchWaitMs,
      isolates: (error) => !(error instanceof MillraceError && error.code === 'DEPENDENCY_UNAVAILABLE'),
    }),
  async handle({ id, data }, _context, writer) {
    await writer.add({ messageId: id, ...data });
    return [];
  },
});
