import { comparesAngles, type EmbeddingSettings, MillraceError } from '@millrace/contracts';
import type { EmbeddingModel } from '@millrace/ports';
import { modelFailure } from './model-failure.ts';
import { modelKey } from './model-key.ts';
import { checkVector, unitVector } from './unit-vector.ts';

export interface OpenAiCompatibleOptions {
  /** Up to and with its version: `/embeddings` is added. */
  readonly baseUrl: string;
  readonly apiKey?: string | undefined;
  /** Of one request. */
  readonly timeoutMs: number;
  /** The most texts in one request. */
  readonly batchSize: number;
}

/**
 * A model behind any endpoint that speaks OpenAI's embeddings API (OpenAI, Ollama, vLLM, Text Embeddings Inference, …).
 * Failures are not retried here: the stage's ladder does that, with the wait that the provider asks for. The dimension is not
 * requested but checked: `MODEL_MISMATCH`.
 */
export function openOpenAiCompatible(settings: EmbeddingSettings, options: OpenAiCompatibleOptions): EmbeddingModel {
  const { model, dimension } = settings;
  const vectorOf = comparesAngles(settings) ? unitVector : checkVector;
  return {
    key: modelKey(settings),
    dimension,
    async embed(texts, { signal } = {}) {
      const vectors: Float32Array[] = [];
      for (let from = 0; from < texts.length; from += options.batchSize) {
        const rows = await request(model, texts.slice(from, from + options.batchSize), options, signal);
        for (const row of rows) vectors.push(vectorOf(row, dimension, model));
      }
      return vectors;
    },
  };
}

async function request(
  modelId: string,
  values: string[],
  { baseUrl, apiKey, timeoutMs }: OpenAiCompatibleOptions,
  signal: AbortSignal | undefined,
): Promise<readonly (readonly number[])[]> {
  // Loaded at the first request: a fleet without such a model does not pay for the SDK.
  const [{ embedMany }, { createOpenAICompatible }] = await Promise.all([
    import('ai'),
    import('@ai-sdk/openai-compatible'),
  ]);
  const timeout = AbortSignal.timeout(timeoutMs);
  const provider = createOpenAICompatible({
    name: 'openai-compatible',
    baseURL: baseUrl,
    ...(apiKey ? { apiKey } : {}),
  });
  try {
    const { embeddings } = await embedMany({
      model: provider.embeddingModel(modelId),
      values,
      maxRetries: 0,
      abortSignal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    });
    return embeddings;
  } catch (error) {
    signal?.throwIfAborted();
    if (timeout.aborted) {
      throw new MillraceError('MODEL_UNAVAILABLE', `model ${modelId} did not answer within ${timeoutMs} ms`, {
        cause: error,
      });
    }
    throw await modelFailure(modelId, error);
  }
}
