import { documentUpload, documentUploaded, intakeQueue } from '@millrace/contracts';
import { defaultRetry, defineStage } from '@millrace/worker-runtime';
import { z } from 'zod';
import { accept } from './accept.ts';
import { readIntake } from './read-intake.ts';

/**
 * Accepts what producers outside ask for, each in the name of its own tenant.
 * Safe to redeliver: the first acceptance stands, and the event that follows has the same id, also where a producer sends its message twice under two.
 */
export const intake = defineStage({
  name: 'intake',
  summary: 'Accepts documents of producers outside, whom the broker vouches for.',
  queue: intakeQueue,
  consumes: [documentUpload],
  produces: [documentUploaded],
  needs: ['objects', 'states'],
  concurrency: 8,
  timeoutMs: 60_000,
  retry: { ...defaultRetry, maxAttempts: 6 },
  settings: z.object({}),
  decode: readIntake,
  open: ({ objects, states }) => ({ objects, states }),
  async handle({ data }, { emit }, ports) {
    const task = await accept(ports, data);
    return [emit(documentUploaded, { task }, { onceFor: task.taskId })];
  },
});
