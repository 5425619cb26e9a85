import type { EmbeddingSettings } from '@millrace/contracts';
import type { RegisteredModel } from '@millrace/database';
import { validate } from '@millrace/http';
import { openEmbeddingModels } from '@millrace/models';
import { type EndpointProvider, endpointOf, type ProviderKeys } from './endpoint.ts';
import { hideKey } from './hide-key.ts';
import type { OpenedModel } from './opened-model.ts';
import { embedderParameters } from './parameters.ts';

/** A registered model that embeds behind an endpoint. Throws `VALIDATION_ERROR` for its parameters, `CONFIG_INVALID` for its endpoint. */
export function openEmbedder(
  provider: EndpointProvider,
  { modelId, parameters }: RegisteredModel,
  keys: ProviderKeys,
): OpenedModel {
  const checked = validate(embedderParameters, parameters, 'config.parameters');
  const { dimension, version, metric, timeout_ms: timeoutMs } = checked;
  const { baseUrl, apiKey } = endpointOf(provider, checked, keys);
  const settings: EmbeddingSettings = { provider: 'openai-compatible', model: modelId, version, dimension, metric };
  const model = openEmbeddingModels({ openaiBaseUrl: baseUrl, openaiApiKey: apiKey, timeoutMs, batchSize: 1 }).open(
    settings,
  );
  const embed: typeof model.embed = async (texts, options) => {
    try {
      return await model.embed(texts, options);
    } catch (error) {
      throw hideKey(error, apiKey);
    }
  };
  return { kind: 'embedding', settings, model: { ...model, embed } };
}
