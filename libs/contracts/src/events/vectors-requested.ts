import { z } from 'zod';
import { artifactSchema } from '../artifact.ts';
import { batchRefSchema, chunkSchema } from '../chunk.ts';
import { embeddingSettingsSchema } from '../collection-settings.ts';
import { taskEnvelopeSchema } from '../task-envelope.ts';
import { defineEvent } from './event.ts';

/**
 * What both events of a change of model carry. They belong to no task: the envelope says whose the batch is, and neither progress
 * nor failure is the task's.
 */
export const reembeddedBatch = {
  generation: taskEnvelopeSchema,
  batch: batchRefSchema,
  embedding: embeddingSettingsSchema.describe('The model that the vectors are to be of'),
  priority: z.literal('bulk'),
};

export const vectorsRequested = defineEvent({
  type: 'vectors.requested',
  summary: 'A collection changes its model: one batch of chunks wants vectors of the new one.',
  emittedBy: 'scheduler',
  data: z.object({ ...reembeddedBatch, chunks: artifactSchema(z.array(chunkSchema)) }),
});
