import { chatIntakeQueue, chatLogged, chatLoggedSchema, slugSchema } from '@millrace/contracts';
import { decodeVouched, defaultRetry, defineStage } from '@millrace/worker-runtime';
import { z } from 'zod';

/** What a producer outside may say: ids of logs are reserved by ours alone. */
const outsideSchema = chatLoggedSchema.omit({ logId: true });

/**
 * Hands on what producers outside log, each in the name of its own tenant.
 * Safe to redeliver: the event that follows has the same id, and its log is kept once. No other tenant's message can have that id.
 */
export const chatIntake = defineStage({
  name: 'chat-intake',
  summary: 'Takes chat logs of producers outside, whom the broker vouches for.',
  queue: chatIntakeQueue,
  consumes: [chatLogged],
  produces: [chatLogged],
  needs: [],
  concurrency: 128,
  timeoutMs: 60_000,
  retry: { ...defaultRetry, maxAttempts: 6 },
  settings: z.object({}),
  decode: (message) =>
    decodeVouched(message, chatLogged, (user) => outsideSchema.extend({ tenant: slugSchema.prefault(user) })),
  open: () => undefined,
  async handle({ id, data }, { emit }) {
    return [emit(chatLogged, data, { onceFor: `${data.tenant}/${id}` })];
  },
});
