import { type EmbeddingSettings, MillraceError } from '@millrace/contracts';
import type { EmbeddingModel, EmbeddingModels } from '@millrace/ports';
import { openHashingEmbedder } from './hashing/hashing-embedder.ts';
import { modelKey } from './model-key.ts';
import { openOpenAiCompatible } from './openai-compatible.ts';

export interface ModelsOptions {
  readonly openaiBaseUrl: string;
  readonly openaiApiKey?: string | undefined;
  /** Of one request to a model. */
  readonly timeoutMs: number;
  /** The most texts in one request to a model. */
  readonly batchSize: number;
}

/** The models that this process may use: one instance a key. Throws `CONFIG_INVALID` that names what is missing. */
export function openEmbeddingModels(options: ModelsOptions): EmbeddingModels {
  const opened = new Map<string, EmbeddingModel>();
  return {
    open(settings) {
      const key = modelKey(settings);
      const model = opened.get(key) ?? openModel(settings, options);
      opened.set(key, model);
      return model;
    },
  };
}

function openModel(settings: EmbeddingSettings, options: ModelsOptions): EmbeddingModel {
  switch (settings.provider) {
    case 'hashing':
      return openHashingEmbedder(settings);
    case 'openai-compatible':
      return openEndpoint(settings, options);
    default:
      throw new MillraceError(
        'CONFIG_INVALID',
        `there is no embedding provider '${settings.provider}'; there are 'hashing' and 'openai-compatible'`,
      );
  }
}

function openEndpoint(settings: EmbeddingSettings, options: ModelsOptions): EmbeddingModel {
  const { openaiBaseUrl: baseUrl, openaiApiKey: apiKey, timeoutMs, batchSize } = options;
  if (!apiKey && new URL(baseUrl).hostname === 'api.openai.com') {
    throw new MillraceError(
      'CONFIG_INVALID',
      `model ${settings.model} needs OPENAI_API_KEY, or OPENAI_BASE_URL of an endpoint that wants no key`,
    );
  }
  return openOpenAiCompatible(settings, { baseUrl, apiKey, timeoutMs, batchSize });
}
