import { deferredQueue } from '@millrace/contracts';
import { enterOutbox } from '@millrace/database';
import type { Database } from '@millrace/ports';
import { defineStage } from '@millrace/worker-runtime';
import { z } from 'zod';
import { deferredMessage } from './deferred-message.ts';
import { readDeferred } from './read-deferred.ts';
import { tireless } from './tireless.ts';

/**
 * Puts messages that wait longer than the delay ladder reaches into the outbox, which the clock empties when they are due. It
 * tries for ever. Safe to redeliver: a message is entered once for each time that it was deferred.
 */
export const deferred = defineStage({
  name: 'deferred',
  summary: 'Keeps messages in Postgres that are to come back later than the delay ladder reaches.',
  queue: deferredQueue,
  consumes: [deferredMessage],
  produces: [],
  needs: ['database'],
  concurrency: 4,
  timeoutMs: 30_000,
  retry: tireless,
  settings: z.object({}),
  decode: readDeferred,
  open: ({ database }): { database: Database } => ({ database }),
  async handle({ data }, _context, { database }) {
    await enterOutbox(database, [data]);
    return [];
  },
});
