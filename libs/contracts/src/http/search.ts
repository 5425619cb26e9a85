import { z } from 'zod';
import { slugSchema } from '../collection-settings.ts';
import { metadataSchema } from '../task-envelope.ts';
import { searchFilterSchema, timeRangeSchema } from './search-filter.ts';

/** The deepest place of a ranking that a page may reach. */
const deepestPlace = 1_000;

export const searchRequestSchema = z
  .object({
    query: z.string().trim().min(1).max(4096),
    collection: z
      .union([slugSchema, z.array(slugSchema).min(1).max(16)])
      .default('default')
      .describe('One collection, or several that are ranked as one'),
    skip: z.int().min(0).default(0).describe('Hits of the pages before'),
    limit: z.int().min(1).max(100).default(10),
    filter: searchFilterSchema.optional(),
    documentIds: z.array(z.uuid()).max(1000).optional().describe('Only these documents'),
    accepted: timeRangeSchema.optional().describe('Only documents whose searched version was accepted in this time'),
    weights: z
      .object({ lexical: z.number().min(0).max(1).default(0.8), dense: z.number().min(0).max(1).default(0.2) })
      .optional()
      .describe('Shares of BM25 and of the vectors in the fused score'),
  })
  .refine(({ skip, limit }) => skip + limit <= deepestPlace, {
    message: `skip and limit together reach to place ${deepestPlace} at most`,
  });
export type SearchRequest = z.input<typeof searchRequestSchema>;

export const searchHitSchema = z.object({
  collection: slugSchema,
  documentId: z.string(),
  taskId: z.string(),
  name: z.string(),
  externalId: z.string().optional(),
  metadata: metadataSchema,
  chunk: z.int().describe('Ordinal in the document'),
  text: z.string(),
  headings: z.array(z.string()),
  pages: z.tuple([z.int(), z.int()]).optional(),
  span: z.tuple([z.int(), z.int()]).describe('[from, to) in the parsed text'),
  score: z.number().describe('Fused, 0 to 1: relative to what else was found'),
  scores: z.object({ lexical: z.number().describe('BM25'), dense: z.number().describe('Cosine similarity') }),
  evidence: z.number().describe('0 to 1: how much of the query this passage itself covers, whatever else was found'),
});
export type SearchHit = z.infer<typeof searchHitSchema>;

export const searchResponseSchema = z.object({
  hits: z.array(searchHitSchema),
  more: z.boolean().describe('Whether there is another page'),
  evidence: z.number().describe('0 to 1: the most of all passages found; low where nothing answers the query'),
  tookMs: z.number(),
});
export type SearchResponse = z.infer<typeof searchResponseSchema>;
