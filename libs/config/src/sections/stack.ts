import { z } from 'zod';
import { setting } from '../setting.ts';

export const stackSettings = z.object({
  kind: setting(z.enum(['embedded', 'fleet']).default('fleet'), {
    env: ['MILLRACE_STACK'],
    describe: 'embedded: everything in this process, data in files; fleet: RabbitMQ, Redis, Postgres and S3',
  }),
  dataDir: setting(z.string().min(1).default('./data'), {
    env: ['MILLRACE_DATA_DIR'],
    describe: 'Folder of the embedded stack',
  }),
});
export type StackSettings = z.infer<typeof stackSettings>;
