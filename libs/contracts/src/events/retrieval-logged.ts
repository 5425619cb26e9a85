import { z } from 'zod';
import { slugSchema } from '../collection-settings.ts';
import { defineEvent } from './event.ts';

export const askOutcomes = ['answered', 'unknown', 'failed', 'aborted'] as const;

/** A passage that a question was answered from, or could have been. */
export const retrievedPassageSchema = z.object({
  documentId: z.uuid(),
  taskId: z.uuid(),
  chunk: z.int().nonnegative(),
  score: z.number(),
  lexical: z.number(),
  dense: z.number(),
  cited: z.boolean().default(false),
});

export const retrievalLogged = defineEvent({
  type: 'retrieval.logged',
  summary: 'A question was asked; what was found, by what, how fast, and what became of it.',
  emittedBy: 'query-api',
  data: z.object({
    logId: z.uuid(),
    tenant: slugSchema,
    userId: z.string().min(1).max(255).optional(),
    requestId: z.string().max(128).optional(),
    conversationId: z.uuid().optional(),
    messageId: z.uuid().optional().describe('The stored answer'),
    collection: z.string().min(1).max(2048).describe('Searched; several with commas between'),
    query: z.string().describe('As it was asked'),
    searchedQuery: z.string().optional().describe('As it was searched, where the conversation was condensed into it'),
    filters: z.record(z.string(), z.unknown()).default({}),
    hits: z.array(retrievedPassageSchema).default([]),
    latenciesMs: z.record(z.string(), z.number()).default({}).describe('By step: condense, search, generate, total'),
    model: z.string().optional().describe('Of the answer; absent where it is extractive'),
    tokens: z.object({ input: z.int().optional(), output: z.int().optional() }).default({}),
    outcome: z.enum(askOutcomes),
    errorCode: z.string().optional(),
    askedAt: z.iso.datetime({ precision: 3 }),
  }),
});
