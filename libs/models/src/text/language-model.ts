import type { LanguageModelV4 } from '@ai-sdk/provider';
import { MillraceError } from '@millrace/contracts';
import type { SharedTextOptions, TextModelOptions } from './text-model-options.ts';

const ollamaUrl = 'http://127.0.0.1:11434/v1';

/**
 * How a model is reached. Throws `CONFIG_INVALID` where a key is missing. The SDK of a provider is loaded at the first question: a fleet
 * without models does not pay for it.
 */
export function languageModelOf(
  { provider, model, baseUrl, apiKey }: TextModelOptions,
  shared: SharedTextOptions,
): () => Promise<LanguageModelV4> {
  switch (provider) {
    case 'anthropic':
      return anthropic(model, baseUrl, apiKey ?? shared.anthropicApiKey);
    case 'ollama':
      return openAiCompatible('ollama', model, baseUrl ?? ollamaUrl, apiKey);
    case 'openai-compatible': {
      const url = baseUrl ?? shared.openaiBaseUrl;
      // The shared key belongs to the shared endpoint: it is not shown to another.
      const key = apiKey ?? (url === shared.openaiBaseUrl ? shared.openaiApiKey : undefined);
      if (!key && new URL(url).hostname === 'api.openai.com') throw keyMissing(model, 'OPENAI_API_KEY');
      return openAiCompatible('openai-compatible', model, url, key);
    }
  }
}

function openAiCompatible(name: string, model: string, baseURL: string, apiKey: string | undefined) {
  return async () => {
    const { createOpenAICompatible } = await import('@ai-sdk/openai-compatible');
    return createOpenAICompatible({ name, baseURL, includeUsage: true, ...(apiKey ? { apiKey } : {}) }).chatModel(
      model,
    );
  };
}

function anthropic(model: string, baseURL: string | undefined, apiKey: string | undefined) {
  if (!apiKey) throw keyMissing(model, 'ANTHROPIC_API_KEY');
  return async () => {
    const { createAnthropic } = await import('@ai-sdk/anthropic');
    return createAnthropic({ apiKey, ...(baseURL ? { baseURL } : {}) }).languageModel(model);
  };
}

function keyMissing(model: string, variable: string): MillraceError {
  return new MillraceError('CONFIG_INVALID', `model ${model} needs ${variable}, or a key of its own in the settings`);
}
