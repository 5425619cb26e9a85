import { z } from 'zod';

export const conversationParams = z.object({ conversationId: z.uuid() });

export const messageParams = conversationParams.extend({ messageId: z.uuid() });
