import { z } from 'zod';
import { setting } from '../setting.ts';

export const logSettings = z.object({
  level: setting(z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'), {
    env: ['LOG_LEVEL'],
    describe: 'The least level that is logged: debug, info, warn, error, or silent',
  }),
  format: setting(z.enum(['json', 'pretty']).default('json'), {
    env: ['LOG_FORMAT'],
    describe: 'json: one object a line; pretty: for people',
  }),
});
export type LogSettings = z.infer<typeof logSettings>;
