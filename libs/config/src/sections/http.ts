import { z } from 'zod';
import { setting } from '../setting.ts';

/** Where an HTTP app listens. */
export function httpSettings(defaultPort = 8080) {
  return z.object({
    host: setting(z.string().default('127.0.0.1'), {
      env: ['MILLRACE_HTTP_HOST'],
      describe: 'Address on which HTTP is served; 0.0.0.0 for all',
    }),
    port: setting(z.int().min(0).max(65_535).default(defaultPort), {
      env: ['MILLRACE_HTTP_PORT'],
      describe: 'Port on which HTTP is served; 0 for a free one',
    }),
  });
}
export type HttpSettings = z.infer<ReturnType<typeof httpSettings>>;
