import { z } from 'zod';
import { setting } from '../setting.ts';

export const workerSettings = z.object({
  healthHost: setting(z.string().default('127.0.0.1'), {
    env: ['MILLRACE_HEALTH_HOST'],
    describe: 'Address on which a worker serves /livez, /readyz and /metrics; 0.0.0.0 for all',
  }),
  healthPort: setting(z.int().min(0).max(65_535).default(8090), {
    env: ['MILLRACE_HEALTH_PORT'],
    describe: 'Port of /livez, /readyz and /metrics of a worker; 0 for a free one',
  }),
  drainMs: setting(z.int().min(0).max(600_000).default(30_000), {
    env: ['MILLRACE_DRAIN_MS'],
    describe: 'How long a stopping worker finishes what it has in hand, milliseconds',
  }),
});
export type WorkerSettings = z.infer<typeof workerSettings>;
