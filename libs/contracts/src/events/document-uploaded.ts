import { z } from 'zod';
import { taskEnvelopeSchema } from '../task-envelope.ts';
import { defineEvent } from './event.ts';

export const documentUploaded = defineEvent({
  type: 'document.uploaded',
  summary: 'A document was accepted: its original is stored and its settings are pinned.',
  emittedBy: 'ingest-api',
  data: z.object({
    task: taskEnvelopeSchema,
    bytes: z.int().nonnegative().optional().describe('Size of the original; absent when the sweep publishes'),
    sha256: z.string().optional().describe('Of the original, hex; absent when the sweep publishes'),
  }),
});
