import { z } from 'zod';
import { setting } from '../setting.ts';

export const stackSettings = z.object({
  dataDir: setting(z.string().min(1).default('./data'), {
    env: ['MILLRACE_DATA_DIR'],
    describe: 'Folder of the embedded stack: objects and database; one process at a time',
  }),
});
export type StackSettings = z.infer<typeof stackSettings>;
