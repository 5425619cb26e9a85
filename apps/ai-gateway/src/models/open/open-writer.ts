import type { RegisteredModel } from '@millrace/database';
import { validate } from '@millrace/http';
import { openTextModel } from '@millrace/models';
import type { TextModel } from '@millrace/ports';
import { type EndpointProvider, endpointOf, type ProviderKeys } from './endpoint.ts';
import { hideKey } from './hide-key.ts';
import { writerParameters } from './parameters.ts';

/** A registered model that writes behind an endpoint. Throws `VALIDATION_ERROR` for its parameters, `CONFIG_INVALID` for its endpoint. */
export function openWriter(
  provider: EndpointProvider,
  { name, modelId, parameters }: RegisteredModel,
  keys: ProviderKeys,
): TextModel {
  const checked = validate(writerParameters, parameters, 'config.parameters');
  const { temperature, max_tokens, context_tokens, streaming, tools, timeout_ms } = checked;
  const { baseUrl, apiKey } = endpointOf(provider, checked, keys);
  const model = openTextModel(
    {
      id: name,
      provider,
      model: modelId,
      baseUrl,
      apiKey,
      contextTokens: context_tokens,
      maxOutputTokens: max_tokens,
      streaming,
      tools,
    },
    // The keys of the settings are for the models of the settings.
    { openaiBaseUrl: baseUrl, timeoutMs: timeout_ms },
  );
  return {
    ...model,
    async *stream(request) {
      try {
        yield* model.stream({ ...(temperature === undefined ? {} : { temperature }), ...request });
      } catch (error) {
        throw hideKey(error, apiKey);
      }
    },
  };
}
