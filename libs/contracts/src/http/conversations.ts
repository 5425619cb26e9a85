import { z } from 'zod';
import { metadataSchema } from '../task-envelope.ts';
import { paging } from './paging.ts';

const titleSchema = z.string().trim().min(1).max(500);
const systemPromptSchema = z.string().max(32_768).describe('What the model is told before anything is said');

export const conversationRequestSchema = z.object({
  title: titleSchema,
  system_prompt: systemPromptSchema.optional(),
  metadata: metadataSchema.default({}),
});
export type ConversationRequest = z.input<typeof conversationRequestSchema>;

/** `PATCH /api/v1/conversations/{id}`: what is not given stays. */
export const conversationChangeSchema = z
  .object({
    title: titleSchema.optional(),
    system_prompt: systemPromptSchema.nullable().optional().describe('null takes it away'),
    metadata: metadataSchema.optional(),
  })
  .refine((change) => Object.values(change).some((value) => value !== undefined), { message: 'nothing is to change' });
export type ConversationChange = z.input<typeof conversationChangeSchema>;

export const conversationSchema = z.object({
  id: z.string(),
  title: z.string(),
  system_prompt: z.string().optional(),
  metadata: metadataSchema,
  created_at: z.string(),
  updated_at: z.string().describe('Of the last change or message'),
});
export type Conversation = z.infer<typeof conversationSchema>;

export const conversationDetailSchema = conversationSchema.extend({
  messages: z.int().describe('How many it has'),
  tokens_used: z.int().describe('Sum over its messages'),
});
export type ConversationDetail = z.infer<typeof conversationDetailSchema>;

export const conversationListQuerySchema = z.object({
  title: titleSchema
    .optional()
    .describe('Only those whose title holds this text; where none does, those with words like it, the nearest first'),
  ...paging,
});
export type ConversationListQuery = z.input<typeof conversationListQuerySchema>;

export const conversationListSchema = z.object({ items: z.array(conversationSchema), total: z.int() });
export type ConversationList = z.infer<typeof conversationListSchema>;

/** `DELETE /api/v1/conversations/{id}`: nobody finds it any more. */
export const conversationDeletedSchema = z.object({ id: z.string() });
export type ConversationDeleted = z.infer<typeof conversationDeletedSchema>;
