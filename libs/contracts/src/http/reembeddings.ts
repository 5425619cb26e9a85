import { z } from 'zod';
import { embeddingSettingsSchema } from '../collection-settings.ts';

const { shape } = embeddingSettingsSchema;

/** No defaults: what is left out stays as it is. */
export const reembeddingRequestSchema = z.object({
  embedding: z
    .object({
      provider: shape.provider.unwrap().optional(),
      model: shape.model.unwrap().optional(),
      version: shape.version.unwrap().optional(),
      dimension: shape.dimension.unwrap().optional(),
      metric: shape.metric.unwrap().optional(),
    })
    .describe('What the collection is to be embedded with; what is left out stays as it is'),
});
export type ReembeddingRequest = z.input<typeof reembeddingRequestSchema>;

export const reembeddingSchema = z.object({
  collection: z.string(),
  status: z
    .enum(['running', 'switched', 'cancelled'])
    .describe('`running`: search answers from the old vectors; `switched`: from the new ones'),
  from: embeddingSettingsSchema,
  to: embeddingSettingsSchema,
  chunks: z.int().describe('That search answers from'),
  embedded: z.int().describe('Those of them that have vectors of the new model'),
  delayed: z.int().describe('Batches that were asked for more than once: the dead letters say why'),
  startedAt: z.string(),
  endedAt: z.string().optional().describe('When it was switched or cancelled'),
  clearedAt: z
    .string()
    .optional()
    .describe('Since when the vectors that nobody needs are gone; then there may be another'),
});
export type Reembedding = z.infer<typeof reembeddingSchema>;
