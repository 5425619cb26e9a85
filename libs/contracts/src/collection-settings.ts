import { z } from 'zod';

/** A name that is part of object keys, routing and URLs. */
export const slugSchema = z
  .string()
  .regex(
    /^[a-z0-9][a-z0-9_-]{0,62}$/,
    'lower case letters, digits, - and _, at most 63, beginning with a letter or digit',
  );

export const chunkingSchema = z.object({
  maxTokens: z.int().min(32).max(8192).default(400).describe('The most tokens (cl100k_base) of a chunk'),
  overlapTokens: z
    .int()
    .min(0)
    .max(1024)
    .default(40)
    .describe('About so many tokens are repeated from the chunk before'),
});

/** How vectors are compared. */
export const metricSchema = z.enum(['cosine', 'l2', 'ip']);
export type Metric = z.infer<typeof metricSchema>;

export const embeddingSettingsSchema = z.object({
  provider: z.string().default('hashing').describe('`hashing` (built in, lexical) or `openai-compatible`'),
  model: z.string().default('hashing-v1'),
  version: z.string().default('1'),
  dimension: z.int().min(1).max(4000).default(384),
  metric: metricSchema
    .default('cosine')
    .describe('How vectors are compared: by angle, by Euclidean distance, or by inner product'),
});
export type EmbeddingSettings = z.infer<typeof embeddingSettingsSchema>;

/** True where vectors are compared by their angle alone: they are kept at length 1 then, and otherwise as the model gives them. */
export function comparesAngles({ metric }: Pick<EmbeddingSettings, 'metric'>): boolean {
  return metric !== 'l2' && metric !== 'ip';
}

/** True where vectors of one are vectors of the other too. */
export function isSameModel(one: EmbeddingSettings, other: EmbeddingSettings): boolean {
  return (
    one.provider === other.provider &&
    one.model === other.model &&
    one.version === other.version &&
    one.dimension === other.dimension &&
    comparesAngles(one) === comparesAngles(other)
  );
}

/** What a stage must know of a collection. Pinned into the task when it is accepted: later changes touch later tasks. */
export const collectionSettingsSchema = z.object({
  chunking: chunkingSchema.prefault({}),
  embedding: embeddingSettingsSchema.prefault({}),
});
export type CollectionSettings = z.infer<typeof collectionSettingsSchema>;
