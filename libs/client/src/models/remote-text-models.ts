import { extractiveModel, MillraceError } from '@millrace/contracts';
import type { TextModel, TextModels } from '@millrace/ports';
import { modelError } from './model-error.ts';
import { type RemoteTextModelOptions, remoteTextModel } from './remote-text-model.ts';

export interface RemoteTextModelsOptions extends RemoteTextModelOptions {
  /** Of a call that asks which models there are. */
  readonly timeoutMs: number;
}

/**
 * Text models behind the gateway; those that answer without a model are left to their callers. While the gateway cannot serve, there are
 * the models that it named last, or the local ones where it never did.
 */
export function openRemoteTextModels(options: RemoteTextModelsOptions): TextModels {
  const { ai, fallback, local, timeoutMs } = options;
  let lastNamed: readonly TextModel[] | undefined;

  async function listThere(): Promise<readonly TextModel[]> {
    const { models } = await ai.listTextModels({}, { timeoutMs });
    lastNamed = models
      .filter(({ id }) => id !== extractiveModel)
      .map(({ id, provider, streaming, tools, contextTokens, maxOutputTokens }) =>
        remoteTextModel(options, { id, provider, capabilities: { streaming, tools, contextTokens, maxOutputTokens } }),
      );
    return lastNamed;
  }

  /** An empty list would be taken for the gateway's word that there is no model. */
  async function listHere(): Promise<readonly TextModel[]> {
    const models = lastNamed ?? (await local.list());
    if (models.length > 0 || lastNamed) return models;
    throw new MillraceError('MODEL_UNAVAILABLE', 'the gateway does not answer, and no text model is configured here');
  }

  async function list(): Promise<readonly TextModel[]> {
    try {
      return await fallback.call({ method: 'ListTextModels', remote: listThere, local: listHere });
    } catch (error) {
      throw modelError('the list of models', error);
    }
  }

  return {
    list,
    async open(id) {
      const models = await list();
      const model = id === undefined ? models[0] : models.find((one) => one.id === id);
      if (id === undefined || model) return model;
      throw new MillraceError('MODEL_NOT_FOUND', `there is no text model '${id}'`);
    },
  };
}
