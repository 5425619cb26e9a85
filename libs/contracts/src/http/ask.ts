import { z } from 'zod';
import { searchRequestSchema } from './search.ts';

const { collection, filter, documentIds, weights } = searchRequestSchema.shape;

/** The id of the answers that need no model: sentences of the documents. */
export const extractiveModel = 'extractive';

export const askRequestSchema = z
  .object({
    question: z.string().trim().min(1).max(4096),
    collection,
    filter,
    documentIds,
    weights,
    model: z
      .string()
      .min(1)
      .max(128)
      .optional()
      .describe('One of `GET /api/v1/models`; `extractive` asks none; default: the first that is configured'),
    conversationId: z
      .uuid()
      .optional()
      .describe('What was said there belongs to the question; question and answer are kept there'),
    history: z
      .array(z.object({ role: z.enum(['user', 'assistant']), content: z.string().min(1).max(32_768) }))
      .max(100)
      .optional()
      .describe('What was said before, the oldest first, where no conversation is kept'),
    passages: z.int().min(1).max(20).default(8).describe('The most passages to answer from'),
    tools: z.boolean().optional().describe('Whether the model may search again; default: where it can'),
    maxTokens: z.int().min(16).max(100_000).optional().describe('The most tokens of the answer'),
    temperature: z.number().min(0).max(2).optional(),
    minEvidence: z
      .number()
      .min(0)
      .max(1)
      .optional()
      .describe('With less evidence the answer is that it is not known; default: by configuration'),
  })
  .refine(({ conversationId, history }) => !(conversationId && history), {
    path: ['history'],
    message: 'give either conversationId or history',
  });
export type AskRequest = z.input<typeof askRequestSchema>;
export type AskInput = z.output<typeof askRequestSchema>;

/** Where a marker [n] of the answer leads. The marker names the passage, so that several quotes may share one. */
export const citationSchema = z.object({
  marker: z.int().min(1).describe('n of [n] in the answer'),
  documentId: z.string(),
  taskId: z.string(),
  name: z.string().describe('Of the document'),
  externalId: z.string().optional(),
  chunk: z.int().describe('Ordinal of the passage in the document'),
  headings: z.array(z.string()),
  pages: z.tuple([z.int(), z.int()]).optional(),
  span: z.tuple([z.int(), z.int()]).describe('Of the quote, [from, to) in the parsed text, UTF-16 code units'),
  quote: z.string().describe('What stands there'),
});
export type Citation = z.infer<typeof citationSchema>;

export const answerKinds = ['generated', 'extractive', 'unknown'] as const;

export const askResponseSchema = z.object({
  answer: z.string().describe('With markers [1], each of which has a citation'),
  kind: z
    .enum(answerKinds)
    .describe('Written by the model, made of sentences of the documents, or: it is not known from the documents'),
  citations: z.array(citationSchema),
  evidence: z.number().describe('How well the best passage covers the question, 0 to 1'),
  searchedQuery: z.string().describe('The question as it was searched, alone or with what was said before'),
  model: z.string().optional().describe('Which was asked for the answer'),
  truncated: z.boolean().describe('The model stopped before its end, at its most tokens or by its filter'),
  tokens: z
    .object({ input: z.int().optional(), output: z.int().optional() })
    .describe('That models took for it, as far as their providers tell'),
  latenciesMs: z.record(z.string(), z.number()).describe('By step: condense, search, generate, total'),
  logId: z.string().describe('Of the retrieval log'),
  conversationId: z.string().optional(),
  messageId: z.string().optional().describe('Of the answer in the conversation'),
});
export type AskResponse = z.infer<typeof askResponseSchema>;

/** A passage that the answer may cite. */
export const askPassageSchema = z.object({
  marker: z.int().min(1),
  documentId: z.string(),
  name: z.string(),
  chunk: z.int(),
  headings: z.array(z.string()),
  pages: z.tuple([z.int(), z.int()]).optional(),
  span: z.tuple([z.int(), z.int()]),
  score: z.number(),
});

/** The events of an answer on its way; `error` with the problem details may end it in place of `done`. */
export const askEventSchema = z.discriminatedUnion('event', [
  z.object({
    event: z.literal('retrieved').describe('What was found; again, when the model searches again'),
    data: z.object({ query: z.string(), passages: z.array(askPassageSchema) }),
  }),
  z.object({ event: z.literal('token').describe('More of the answer'), data: z.object({ text: z.string() }) }),
  z.object({ event: z.literal('citation').describe('A marker that has just come'), data: citationSchema }),
  z.object({ event: z.literal('done').describe('The whole of it'), data: askResponseSchema }),
]);
export type AskEvent = z.infer<typeof askEventSchema>;
