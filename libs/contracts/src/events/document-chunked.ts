import { z } from 'zod';
import { artifactSchema } from '../artifact.ts';
import { batchRefSchema, chunkSchema } from '../chunk.ts';
import { taskEnvelopeSchema } from '../task-envelope.ts';
import { defineEvent } from './event.ts';

export const documentChunked = defineEvent({
  type: 'document.chunked',
  summary: 'One batch of a document’s chunks was cut.',
  emittedBy: 'chunker',
  data: z.object({ task: taskEnvelopeSchema, batch: batchRefSchema, chunks: artifactSchema(z.array(chunkSchema)) }),
});
