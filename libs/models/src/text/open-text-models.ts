import { MillraceError } from '@millrace/contracts';
import type { TextModel, TextModels } from '@millrace/ports';
import { languageModelOf } from './language-model.ts';
import { streamText } from './stream-text.ts';
import type { SharedTextOptions, TextModelOptions, TextModelsOptions } from './text-model-options.ts';

/** The text models that are configured; the first is the default one. Throws `CONFIG_INVALID`: a key is missing, a name is there twice. */
export function openTextModels(options: TextModelsOptions): TextModels {
  const { model } = options.text;
  const configured = [...(model === undefined ? [] : [{ ...options.text, model }]), ...options.moreText];
  const models = configured.map((one) => openTextModel(one, options));
  const byId = new Map(models.map((one) => [one.id, one]));
  if (byId.size < models.length) {
    const ids = models.map(({ id }) => id).join(', ');
    throw new MillraceError('CONFIG_INVALID', `two text models have one id: ${ids}`);
  }
  return {
    list: async () => models,
    async open(id) {
      if (id === undefined) return models[0];
      const known = byId.get(id);
      if (!known) throw new MillraceError('MODEL_NOT_FOUND', `there is no text model '${id}'`);
      return known;
    },
  };
}

/** One text model, by its options and what all share. Throws `CONFIG_INVALID` where a key is missing. */
export function openTextModel(options: TextModelOptions, shared: SharedTextOptions): TextModel {
  const { id = options.model, provider, streaming, tools, contextTokens, maxOutputTokens } = options;
  const load = languageModelOf(options, shared);
  const { timeoutMs } = shared;
  return {
    id,
    modelId: options.model,
    provider,
    capabilities: { streaming, tools, contextTokens, maxOutputTokens },
    stream: (request) => streamText(load, request, { id, streaming, maxOutputTokens, timeoutMs }),
  };
}
