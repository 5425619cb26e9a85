import { z } from 'zod';
import { slugSchema } from '../collection-settings.ts';
import { metadataSchema } from '../task-envelope.ts';
import { searchFilterSchema, timeRangeSchema } from './search-filter.ts';

/** The deepest place of a ranking that a page may reach. */
const deepestPlace = 1_000;

/** The most passages in one answer, those beside the hits included. */
const mostPassages = 1_000;

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
    perDocument: z
      .int()
      .min(1)
      .max(20)
      .optional()
      .describe('Makes each hit a document: its best passage, and with `others` at most so many of its passages'),
    highlight: z.boolean().default(false).describe('Say where the words of the query stand in the text'),
    neighbours: z.int().min(0).max(5).default(0).describe('So many passages before and after each hit come with it'),
    explain: z.boolean().default(false).describe('Say how each score came about'),
  })
  .refine(({ skip, limit }) => skip + limit <= deepestPlace, {
    message: `skip and limit together reach to place ${deepestPlace} at most`,
  })
  .refine(({ limit, perDocument = 1, neighbours }) => limit * perDocument * (1 + 2 * neighbours) <= mostPassages, {
    message: `limit, perDocument and neighbours together give more than ${mostPassages} passages`,
  });
export type SearchRequest = z.input<typeof searchRequestSchema>;

/** A piece of a document's text, and where it stands there. */
export const passageSchema = z.object({
  chunk: z.int().describe('Ordinal in the document'),
  text: z.string(),
  headings: z.array(z.string()),
  pages: z.tuple([z.int(), z.int()]).optional(),
  span: z.tuple([z.int(), z.int()]).describe('[from, to) in the parsed text, UTF-16 code units'),
});
export type Passage = z.infer<typeof passageSchema>;

/** How a score came about. */
export const explanationSchema = z.object({
  parts: z
    .object({ lexical: z.number(), dense: z.number() })
    .describe('What words and vectors add to `score`, after both were spread over 0 to 1 and weighed'),
  terms: z
    .array(
      z.object({
        term: z.string().describe('As it is indexed: a stem, a word, or a pair of characters'),
        weight: z.number().describe('Inverse document frequency, times its occurrences in the query'),
        times: z.int().describe('Occurrences in this passage and the headings above it'),
        score: z.number().describe('What it adds to BM25'),
      }),
    )
    .describe('Of the query, the weightiest first'),
  coverage: z.number().describe('Share of the weight of all terms that the terms in this passage have'),
  length: z.int().describe('Of this passage, in terms'),
  averageLength: z.number(),
});
export type Explanation = z.infer<typeof explanationSchema>;

const passageHitSchema = passageSchema.extend({
  collection: slugSchema,
  documentId: z.string(),
  taskId: z.string(),
  name: z.string(),
  externalId: z.string().optional(),
  metadata: metadataSchema,
  score: z.number().describe('Fused, 0 to 1: relative to what else was found'),
  scores: z.object({ lexical: z.number().describe('BM25'), dense: z.number().describe('Similarity of the vectors') }),
  evidence: z.number().describe('0 to 1: how much of the query this passage itself covers, whatever else was found'),
  highlights: z
    .array(z.tuple([z.int(), z.int()]))
    .optional()
    .describe('[from, to) in `text`, UTF-16 code units, in order: the words that were searched for'),
  before: z.array(passageSchema).optional().describe('The passages before it in the document, in the order of reading'),
  after: z.array(passageSchema).optional(),
  explanation: explanationSchema.optional(),
});

export const searchHitSchema = passageHitSchema.extend({
  others: z.array(passageHitSchema).optional().describe('Where hits are documents: further passages of it, best first'),
});
export type SearchHit = z.infer<typeof searchHitSchema>;

export const searchResponseSchema = z.object({
  hits: z.array(searchHitSchema),
  more: z.boolean().describe('Whether there is another page'),
  evidence: z.number().describe('0 to 1: the most of all passages found; low where nothing answers the query'),
  tookMs: z.number(),
});
export type SearchResponse = z.infer<typeof searchResponseSchema>;
