import { z } from 'zod';
import { paging } from './paging.ts';

export const messageRoles = ['system', 'user', 'assistant', 'tool'] as const;
const roleSchema = z.enum(messageRoles);
const jsonObject = z.record(z.string(), z.unknown());

/** What was said, by whoever said it. */
export const messageRequestSchema = z
  .object({
    role: roleSchema.default('user'),
    content: z.string().max(131_072).default(''),
    tool_calls: z.array(jsonObject).max(128).optional().describe('Of an assistant: the tools that it calls'),
    tool_results: z.array(jsonObject).max(128).optional().describe('Of a tool: what it gave'),
    tokens_used: z.int().nonnegative().max(1_000_000_000).optional(),
  })
  .refine(({ content, tool_calls, tool_results }) => content !== '' || tool_calls || tool_results, {
    path: ['content'],
    message: 'a message holds text, tool calls or tool results',
  });
export type MessageRequest = z.input<typeof messageRequestSchema>;

/** `POST /api/v1/conversations/{id}/messages/batch`: all of them are kept, in this order, or none. */
export const messageBatchRequestSchema = z.object({ messages: z.array(messageRequestSchema).min(1).max(200) });
export type MessageBatchRequest = z.input<typeof messageBatchRequestSchema>;

/** What a user thinks of an answer. */
export const feedbackRequestSchema = z.object({
  rating: z.enum(['up', 'down']),
  comment: z.string().trim().min(1).max(4_096).optional(),
});
export type FeedbackRequest = z.input<typeof feedbackRequestSchema>;

export const messageSchema = z.object({
  id: z.string(),
  conversation_id: z.string(),
  role: roleSchema,
  content: z.string(),
  tool_calls: z.array(jsonObject).optional(),
  tool_results: z.array(jsonObject).optional(),
  tokens_used: z.int().optional(),
  citations: z.array(jsonObject).optional().describe('Of an answer: the passages that it cites, as they were then'),
  answer: jsonObject.optional().describe('Of an answer: its kind, model and outcome'),
  feedback: feedbackRequestSchema.extend({ given_at: z.string() }).optional(),
  created_at: z.string(),
});
export type Message = z.infer<typeof messageSchema>;

export const messageListQuerySchema = z.object({
  role: roleSchema.optional().describe('Only those of this role'),
  order: z.enum(['asc', 'desc']).default('asc').describe('asc: as they were said; desc: the last first'),
  ...paging,
});
export type MessageListQuery = z.input<typeof messageListQuerySchema>;

export const messageListSchema = z.object({ items: z.array(messageSchema), total: z.int() });
export type MessageList = z.infer<typeof messageListSchema>;

export const messageBatchSchema = z.object({ items: z.array(messageSchema) });
export type MessageBatch = z.infer<typeof messageBatchSchema>;
