import { z } from 'zod';
import { artifactSchema } from '../artifact.ts';
import { batchRefSchema, chunkSchema } from '../chunk.ts';
import { taskEnvelopeSchema } from '../task-envelope.ts';
import { defineEvent } from './event.ts';

export const documentEmbedded = defineEvent({
  type: 'document.embedded',
  summary: 'One batch of chunks has its vectors.',
  emittedBy: 'embedder',
  data: z.object({
    task: taskEnvelopeSchema,
    batch: batchRefSchema,
    chunks: artifactSchema(z.array(chunkSchema)),
    vectors: artifactSchema(z.base64()).describe('Little-endian float32, one row of `dimension` numbers a chunk'),
    model: z.string().describe('Key of the model: hash of provider, model, version, dimension'),
    computed: z.int().nonnegative().describe('Vectors computed for this event; 0 where the batch was known'),
  }),
});
