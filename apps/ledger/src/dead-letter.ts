import { defineEvent } from '@millrace/contracts';
import { z } from 'zod';

/**
 * What the dead letter stage works on: a message of any shape, and why it ended. It is read off the message, never
 * published.
 */
export const deadLetter = defineEvent({
  type: 'dead.letter',
  summary: 'A message could not be worked on.',
  emittedBy: 'worker-runtime, or the broker',
  data: z.object({
    id: z.uuid(),
    queue: z.string(),
    stage: z.string(),
    messageId: z.string(),
    eventType: z.string(),
    code: z.string(),
    reason: z.string(),
    stack: z.string(),
    attempts: z.int(),
    headers: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
    contentType: z.string(),
    body: z.custom<Uint8Array>((value) => value instanceof Uint8Array),
    failedAt: z.date(),
  }),
});
