import { z } from 'zod';
import { setting } from '../setting.ts';

/** A model that writes answers. */
export const textModelSettings = z.object({
  provider: setting(z.enum(['openai-compatible', 'anthropic', 'ollama']).default('openai-compatible'), {
    env: ['MILLRACE_TEXT_PROVIDER'],
    describe: 'Who serves the text model: `openai-compatible`, `anthropic` or `ollama`',
  }),
  model: setting(z.string().min(1).max(128).optional(), {
    env: ['MILLRACE_TEXT_MODEL'],
    describe:
      'The model that writes answers, as its provider knows it; without one answers are made of sentences of the documents',
  }),
  baseUrl: setting(z.url({ protocol: /^https?$/ }).optional(), {
    env: ['MILLRACE_TEXT_BASE_URL'],
    describe: 'URL of the text model’s endpoint; default: OPENAI_BASE_URL, Anthropic’s, or Ollama’s on this machine',
  }),
  apiKey: setting(z.string().optional(), {
    env: ['MILLRACE_TEXT_API_KEY'],
    secret: true,
    describe: 'Key of that endpoint; default: OPENAI_API_KEY for OPENAI_BASE_URL, ANTHROPIC_API_KEY for Anthropic',
  }),
  contextTokens: setting(z.int().min(1024).max(10_000_000).default(32_768), {
    env: ['MILLRACE_TEXT_CONTEXT_TOKENS'],
    describe: 'Tokens that a question with its passages and the answer may have together',
  }),
  maxOutputTokens: setting(z.int().min(16).max(1_000_000).default(1024), {
    env: ['MILLRACE_TEXT_MAX_OUTPUT_TOKENS'],
    describe: 'The most tokens of an answer',
  }),
  streaming: setting(z.boolean().default(true), {
    env: ['MILLRACE_TEXT_STREAMING'],
    describe: 'Whether the text model can stream',
  }),
  tools: setting(z.boolean().default(true), {
    env: ['MILLRACE_TEXT_TOOLS'],
    describe: 'Whether the text model can call tools, such as another search',
  }),
});
