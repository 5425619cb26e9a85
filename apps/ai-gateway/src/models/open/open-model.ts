import { type EmbeddingSettings, MillraceError } from '@millrace/contracts';
import type { RegisteredModel } from '@millrace/database';
import { openExtractiveModel } from '@millrace/extractive';
import { validate } from '@millrace/http';
import { openEmbeddingModels } from '@millrace/models';
import type { ProviderKeys } from './endpoint.ts';
import { openEmbedder } from './open-embedder.ts';
import { openWriter } from './open-writer.ts';
import type { OpenedModel } from './opened-model.ts';
import { extractiveParameters, hashingParameters } from './parameters.ts';

/**
 * The model that a registration describes; one of an endpoint that is given a `dimension` embeds. Nothing is asked of it yet. Throws
 * `VALIDATION_ERROR` for a provider or parameters that are none, `CONFIG_INVALID` where its key or its endpoint is not to be had.
 */
export function openModel(registered: RegisteredModel, keys: ProviderKeys): OpenedModel {
  const { name, provider, parameters } = registered;
  switch (provider) {
    case 'openai-compatible':
    case 'ollama':
      if ('dimension' in parameters) return openEmbedder(provider, registered, keys);
      return { kind: 'text', model: openWriter(provider, registered, keys) };
    case 'anthropic':
      return { kind: 'text', model: openWriter(provider, registered, keys) };
    case 'hashing':
      return openHashing(registered);
    case 'extractive':
      validate(extractiveParameters, parameters, 'config.parameters');
      return { kind: 'text', model: openExtractiveModel(name) };
    default: {
      const message = `there is no '${provider}'; there are: openai-compatible, anthropic, ollama, hashing, extractive`;
      throw new MillraceError('VALIDATION_ERROR', `config.provider: ${message}`);
    }
  }
}

function openHashing({ modelId: model, parameters }: RegisteredModel): OpenedModel {
  const { dimension } = validate(hashingParameters, parameters, 'config.parameters');
  const settings: EmbeddingSettings = { provider: 'hashing', model, version: '1', dimension, metric: 'cosine' };
  const models = openEmbeddingModels({ openaiBaseUrl: '', timeoutMs: 1, batchSize: 1 });
  return { kind: 'embedding', settings, model: models.open(settings) };
}
