import type { MessageInitShape, MessageShape } from '@bufbuild/protobuf';
import { validate } from '@millrace/http';
import type { ModelService } from '@millrace/protocol';
import { z } from 'zod';
import { asEmbeddingModel } from '../open/opened-model.ts';
import type { KnownModel } from '../registry/known-model.ts';

type Method = (typeof ModelService.method)['generateEmbedding'];

/** A longer text would hold up the process while it is hashed; no endpoint takes so much. */
const mostCharacters = 131_072;

const requestSchema = z.object({ text: z.string().min(1, 'is empty').max(mostCharacters) });

/** The vector of a text. */
export async function generateEmbedding(
  { config: { name, provider, modelId }, open }: KnownModel,
  request: Pick<MessageShape<Method['input']>, 'text'>,
  signal: AbortSignal,
): Promise<MessageInitShape<Method['output']>> {
  const { model, settings } = asEmbeddingModel(name, open());
  const { text } = validate(requestSchema, request, 'request');
  const [vector = new Float32Array()] = await model.embed([text], { signal });
  const { version, metric } = settings;
  const metadata = { provider, model_id: modelId, version, metric, model_key: model.key };
  return { embedding: [...vector], dimension: vector.length, metadata };
}
