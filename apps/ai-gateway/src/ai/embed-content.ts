import type { MessageInitShape, MessageShape } from '@bufbuild/protobuf';
import { type EmbeddingSettings, embeddingSettingsSchema, MillraceError } from '@millrace/contracts';
import { validate } from '@millrace/http';
import type { EmbeddingModel, EmbeddingModels } from '@millrace/ports';
import type { AIService } from '@millrace/protocol';
import { z } from 'zod';

type Method = (typeof AIService.method)['embedContent'];

const mostTexts = 2048;
const longestText = 1_000_000;

const { provider, model, version, dimension, metric } = embeddingSettingsSchema.shape;
/** On the wire an empty field is one that is not set; here, where a vector depends on it, none is guessed but the metric. */
const requestSchema = z.object({
  model: z.object(
    {
      provider: provider.unwrap().min(1, 'is missing: such as hashing or openai-compatible'),
      model: model.unwrap().min(1, 'is missing'),
      version: version.unwrap().min(1, 'is missing: such as 1'),
      dimension: dimension.unwrap(),
      metric: z.preprocess((value) => value || undefined, metric),
    },
    'is missing: say provider, model, version and dimension',
  ),
  texts: z.array(z.string().max(longestText)).max(mostTexts, `at most ${mostTexts} texts in one request`),
});

/** One vector a text, in their order, with the key of the model that they are of. Throws `MODEL_NOT_FOUND` for one that is not configured. */
export async function embedContent(
  models: EmbeddingModels,
  request: MessageShape<Method['input']>,
  signal: AbortSignal,
): Promise<MessageInitShape<Method['output']>> {
  const { model: settings, texts } = validate(requestSchema, request, 'request');
  const opened = openModel(models, settings);
  const vectors = await opened.embed(texts, { signal });
  return { embeddings: vectors.map((vector) => ({ values: [...vector] })), modelKey: opened.key };
}

/** A model that is not configured is the caller's mistake here, who named it. */
function openModel(models: EmbeddingModels, settings: EmbeddingSettings): EmbeddingModel {
  try {
    return models.open(settings);
  } catch (error) {
    if (!(error instanceof MillraceError) || error.code !== 'CONFIG_INVALID') throw error;
    throw new MillraceError('MODEL_NOT_FOUND', error.message, { cause: error });
  }
}
