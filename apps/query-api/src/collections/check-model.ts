import { type EmbeddingSettings, MillraceError, toMillraceError } from '@millrace/contracts';
import type { EmbeddingModel, EmbeddingModels } from '@millrace/ports';

/**
 * A model that this installation does not have is the caller's error, told now and not by the first document: `VALIDATION_ERROR`. Where
 * it may be known elsewhere only, it is asked for no vectors at all.
 */
export async function checkModel(
  models: EmbeddingModels,
  embedding: EmbeddingSettings,
  field: string,
): Promise<EmbeddingModel> {
  try {
    const model = models.open(embedding);
    await model.embed([]);
    return model;
  } catch (error) {
    const { code, message } = toMillraceError(error);
    if (code !== 'CONFIG_INVALID' && code !== 'MODEL_NOT_FOUND') throw error;
    throw new MillraceError('VALIDATION_ERROR', `${field}: ${message}`, { cause: error });
  }
}
