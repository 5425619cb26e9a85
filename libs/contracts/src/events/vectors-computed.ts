import { z } from 'zod';
import { artifactSchema } from '../artifact.ts';
import { defineEvent } from './event.ts';
import { reembeddedBatch } from './vectors-requested.ts';

export const vectorsComputed = defineEvent({
  type: 'vectors.computed',
  summary: 'One batch of chunks has its vectors of the model that its collection changes to.',
  emittedBy: 'embedder',
  data: z.object({
    ...reembeddedBatch,
    vectors: artifactSchema(z.base64()).describe('Little-endian float32, one row of `dimension` numbers a chunk'),
    model: z.string().describe('Key of the model: hash of provider, model, version, dimension'),
  }),
});
