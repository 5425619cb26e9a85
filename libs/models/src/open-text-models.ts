import { MillraceError } from '@millrace/contracts';
import type { TextModel, TextModels } from '@millrace/ports';

/** The text models that are configured; the first is the default one. */
export function openTextModels(models: readonly TextModel[]): TextModels {
  return {
    list: () => models,
    open(id) {
      if (id === undefined) return models[0];
      const model = models.find((known) => known.id === id);
      if (!model) throw new MillraceError('MODEL_NOT_FOUND', `there is no text model '${id}'`);
      return model;
    },
  };
}
