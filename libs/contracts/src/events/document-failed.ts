import { z } from 'zod';
import { taskEnvelopeSchema } from '../task-envelope.ts';
import { defineEvent } from './event.ts';

export const documentFailed = defineEvent({
  type: 'document.failed',
  summary: 'A task has failed for good, and Postgres knows it.',
  emittedBy: 'ledger',
  data: z.object({ task: taskEnvelopeSchema, stage: z.string(), code: z.string(), message: z.string() }),
});
