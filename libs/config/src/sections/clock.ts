import { z } from 'zod';
import { setting } from '../setting.ts';

export const clockSettings = z.object({
  prefix: setting(z.string().min(1).default('millrace:clock'), {
    env: ['MILLRACE_CLOCK_PREFIX'],
    describe: 'Put before the keys of the clock in Redis; installations that share a Redis need one each',
  }),
});
export type ClockSettings = z.infer<typeof clockSettings>;
