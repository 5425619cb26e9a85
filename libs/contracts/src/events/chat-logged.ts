import { z } from 'zod';
import { defineEvent } from './event.ts';

export const chatLogged = defineEvent({
  type: 'chat.logged',
  summary: 'One exchange with a multimodal model is to be kept.',
  emittedBy: 'any producer',
  data: z.object({
    conversationId: z.uuid(),
    userId: z.string().min(1).max(255),
    sessionId: z.string().max(255).optional(),
    logData: z.record(z.string(), z.unknown()).describe('The question, references to images, the model’s answer'),
  }),
});
