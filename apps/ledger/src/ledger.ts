import { documentParsed, documentUploaded } from '@millrace/contracts';
import { acceptGeneration, retryTransient } from '@millrace/database';
import type { Database } from '@millrace/ports';
import { defaultRetry, defineStage } from '@millrace/worker-runtime';
import { z } from 'zod';

/**
 * Writes down what happened to a task, in whatever order it hears of it.
 * Safe to redeliver: an event adds what is not known yet and never takes anything back.
 */
export const ledger = defineStage({
  name: 'ledger',
  summary: 'Keeps in Postgres what happened to each task.',
  queue: 'documents.ledger',
  consumes: [documentUploaded, documentParsed],
  produces: [],
  needs: ['database'],
  concurrency: 8,
  timeoutMs: 30_000,
  retry: { ...defaultRetry, maxAttempts: 10 },
  settings: z.object({}),
  open: ({ database }): { database: Database } => ({ database }),
  async handle({ type, time, data }, _context, { database }) {
    const { task, ...facts } = data;
    const status = type === documentParsed.type ? 'parsing' : 'queued';
    await retryTransient(() => acceptGeneration(database, task, { ...facts, status, at: new Date(time) }));
    return [];
  },
});
