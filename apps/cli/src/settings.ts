import { setting } from '@millrace/config';
import { slugSchema } from '@millrace/contracts';
import { z } from 'zod';

const address = z.url({ protocol: /^https?$/ });

export const cliSettings = z.object({
  client: z.object({
    apiUrl: setting(address.default('http://127.0.0.1:8080'), {
      env: ['MILLRACE_API_URL'],
      describe: 'URL of the ingest API, for the command line',
    }),
    queryUrl: setting(address.optional(), {
      env: ['MILLRACE_QUERY_URL'],
      describe:
        'URL of the query API, for the command line; where it is not set: MILLRACE_API_URL, or port 8081 of the same host where that does not search',
    }),
    apiKey: setting(
      z
        .string()
        .regex(/^[!-~]+$/, 'letters, digits and signs of ASCII')
        .optional(),
      {
        env: ['MILLRACE_API_KEY'],
        secret: true,
        describe: 'The API key, or token, that the command line shows the servers',
      },
    ),
    tenant: setting(slugSchema.optional(), {
      env: ['MILLRACE_TENANT'],
      describe: 'The tenant that the command line speaks for',
    }),
    user: setting(
      z
        .string()
        .regex(/^[!-~]{1,255}$/)
        .optional(),
      { env: ['MILLRACE_USER'], describe: 'Who acts by the command line: the name stands in the audit log' },
    ),
  }),
});
export type CliSettings = z.infer<typeof cliSettings>['client'];
