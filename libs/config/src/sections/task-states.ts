import { z } from 'zod';
import { setting } from '../setting.ts';

export const taskStatesSettings = z.object({
  ttlSeconds: setting(z.int().min(60).default(3600), {
    env: ['MILLRACE_TASK_STATE_TTL_SECONDS'],
    describe: 'How long Redis shows a task after its last change, seconds; later it comes from Postgres',
  }),
});
export type TaskStatesSettings = z.infer<typeof taskStatesSettings>;
