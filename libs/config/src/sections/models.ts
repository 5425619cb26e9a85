import { z } from 'zod';
import { setting } from '../setting.ts';

export const modelsSettings = z.object({
  openaiApiKey: setting(z.string().optional(), {
    env: ['OPENAI_API_KEY'],
    secret: true,
    describe: 'Key of the OpenAI-compatible endpoint',
  }),
  openaiBaseUrl: setting(z.url({ protocol: /^https?$/ }).default('https://api.openai.com/v1'), {
    env: ['OPENAI_BASE_URL'],
    describe: 'URL of the OpenAI-compatible endpoint',
  }),
  timeoutMs: setting(z.int().min(100).max(600_000).default(60_000), {
    env: ['MILLRACE_MODEL_TIMEOUT_MS'],
    describe: 'How long one request to a model may take, milliseconds',
  }),
  batchSize: setting(z.int().min(1).max(2048).default(64), {
    env: ['MILLRACE_MODEL_BATCH_SIZE'],
    describe: 'The most texts in one request to a model',
  }),
});
export type ModelsSettings = z.infer<typeof modelsSettings>;
