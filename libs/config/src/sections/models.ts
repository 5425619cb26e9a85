import { z } from 'zod';
import { setting } from '../setting.ts';
import { textModelSettings } from './text-model.ts';

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
  anthropicApiKey: setting(z.string().optional(), {
    env: ['ANTHROPIC_API_KEY'],
    secret: true,
    describe: 'Key of Anthropic’s API, for text models of that provider',
  }),
  text: textModelSettings.prefault({}),
  moreText: setting(
    z
      .array(textModelSettings.extend({ id: z.string().min(1).max(128).optional(), model: z.string().min(1) }))
      .max(50)
      .default([]),
    {
      env: ['MILLRACE_MORE_TEXT_MODELS'],
      secret: true,
      describe:
        'More text models, in the YAML file: a list, each with the settings of `models.text` and an `id` by which callers name it',
    },
  ),
  timeoutMs: setting(z.int().min(100).max(600_000).default(60_000), {
    env: ['MILLRACE_MODEL_TIMEOUT_MS'],
    describe:
      'How long one request to a model may take, and how long a model may be silent while it writes, milliseconds',
  }),
  batchSize: setting(z.int().min(1).max(2048).default(64), {
    env: ['MILLRACE_MODEL_BATCH_SIZE'],
    describe: 'The most texts in one request to a model',
  }),
});
export type ModelsSettings = z.infer<typeof modelsSettings>;
