import { defineEvent } from '@millrace/contracts';
import { z } from 'zod';

/**
 * What the stage of deferred messages works on: a message of any shape, for which queue, and when it is due. It is read off the
 * message, never published.
 */
export const deferredMessage = defineEvent({
  type: 'message.deferred',
  summary: 'A message is to come back later than the delay ladder reaches.',
  emittedBy: 'worker-runtime',
  data: z.object({
    cause: z.array(z.string()),
    queue: z.string(),
    messageId: z.string(),
    eventType: z.string(),
    contentType: z.string(),
    headers: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
    body: z.custom<Uint8Array>((value) => value instanceof Uint8Array),
    dueAt: z.date(),
  }),
});
