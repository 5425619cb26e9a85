import { z } from 'zod';
import { taskEnvelopeSchema } from '../task-envelope.ts';
import { defineEvent } from './event.ts';

export const documentIndexed = defineEvent({
  type: 'document.indexed',
  summary: 'A generation is complete: it is searched from now on, unless a later one overtook it.',
  emittedBy: 'indexer',
  data: z.object({ task: taskEnvelopeSchema, chunks: z.int().positive(), superseded: z.boolean() }),
});
