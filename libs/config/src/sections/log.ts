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
  dir: setting(z.string().min(1).optional(), {
    env: ['LOG_DIR'],
    describe:
      'Folder, of one process alone, that gets the log as files too: <app>.<n>.log, and errors again in <app>-error.<n>.log',
  }),
  fileMb: setting(z.int().min(1).max(10_000).default(10), {
    env: ['LOG_FILE_MB'],
    describe: 'Size at which such a file is left for the next, MB',
  }),
  files: setting(z.int().min(1).max(1_000).default(5), {
    env: ['LOG_FILES'],
    describe: 'How many files of each kind stay',
  }),
});
export type LogSettings = z.infer<typeof logSettings>;
