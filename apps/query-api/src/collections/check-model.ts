import { type EmbeddingSettings, MillraceError, toMillraceError } from '@millrace/contracts';
import type { EmbeddingModel, EmbeddingModels } from '@millrace/ports';

/** A model that this installation does not have is the caller's error, told now and not by the first document: `VALIDATION_ERROR`. */
export function checkModel(models: EmbeddingModels, embedding: EmbeddingSettings, field: string): EmbeddingModel {
  try {
    return models.open(embedding);
  } catch (error) {
    const { code, message } = toMillraceError(error);
    if (code !== 'CONFIG_INVALID') throw error;
    throw new MillraceError('VALIDATION_ERROR', `${field}: ${message}`, { cause: error });
  }
}
