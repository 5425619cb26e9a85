import { z } from 'zod';
import { slugSchema } from '../collection-settings.ts';
import { requestIdSchema } from '../request-id.ts';
import { defineEvent } from './event.ts';

export const chatLoggedSchema = z.object({
  logId: z.int().positive().optional().describe('Reserved from the sequence by whoever wants to know it at once'),
  tenant: slugSchema.optional().describe('Whose it is; `default` where absent'),
  requestId: requestIdSchema.optional().describe('Of the request that brought it; the log of the stage names it'),
  conversationId: z.uuid(),
  userId: z.string().min(1).max(255),
  sessionId: z.string().max(255).optional(),
  logData: z.record(z.string(), z.unknown()).describe('The question, references to images, the model’s answer'),
});

export const chatLogged = defineEvent({
  type: 'chat.logged',
  summary: 'One exchange with a multimodal model is to be kept.',
  emittedBy: 'any producer',
  data: chatLoggedSchema,
});
