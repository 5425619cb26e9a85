import { type EmbeddingSettings, MillraceError } from '@millrace/contracts';
import type { EmbeddingModel, EmbeddingModels } from '@millrace/ports';
import type { Fallback } from '../fallback/fallback.ts';
import type { Gateway } from '../gateway/connect-gateway.ts';
import { modelError } from './model-error.ts';

export interface RemoteEmbeddingModelsOptions {
  readonly ai: Gateway['ai'];
  readonly fallback: Fallback;
  /** Models of this process, asked where the gateway cannot serve. One that is not configured here has no fallback. */
  readonly local: EmbeddingModels;
  /** Names a model and all that a vector depends on, here as in the gateway. */
  keyOf(settings: EmbeddingSettings): string;
  /** Of one call. */
  readonly timeoutMs: number;
  /** The most texts in one call. */
  readonly batchSize: number;
}

/**
 * Models behind the gateway. `open` refuses none: the gateway says `MODEL_NOT_FOUND` when it is asked, also for no texts at all. Throws
 * `MODEL_MISMATCH` where the gateway's model of that name gives other vectors than ours.
 */
export function openRemoteEmbeddingModels(options: RemoteEmbeddingModelsOptions): EmbeddingModels {
  const { fallback, batchSize } = options;
  return {
    open(settings) {
      const local = openIfConfigured(options.local, settings);
      const key = options.keyOf(settings);
      return {
        key,
        dimension: settings.dimension,
        async embed(texts, { signal } = {}) {
          const vectors: Float32Array[] = [];
          try {
            // Once at least: whether the model is there, the gateway alone knows.
            for (let from = 0; from === 0 || from < texts.length; from += batchSize) {
              const batch = texts.slice(from, from + batchSize);
              const some = await fallback.call({
                method: 'EmbedContent',
                remote: () => embedThere(options, settings, key, batch, signal),
                local: local && (() => local.embed(batch, signal && { signal })),
                signal,
              });
              vectors.push(...some);
            }
          } catch (error) {
            throw modelError(`model ${settings.model}`, error);
          }
          return vectors;
        },
      };
    },
  };
}

async function embedThere(
  { ai, timeoutMs }: RemoteEmbeddingModelsOptions,
  model: EmbeddingSettings,
  key: string,
  texts: readonly string[],
  signal: AbortSignal | undefined,
): Promise<Float32Array[]> {
  const { embeddings, modelKey } = await ai.embedContent(
    { model, texts: [...texts] },
    { timeoutMs, ...(signal ? { signal } : {}) },
  );
  const vectors = embeddings.map(({ values }) => Float32Array.from(values));
  const fits = vectors.length === texts.length && vectors.every(({ length }) => length === model.dimension);
  if (modelKey === key && fits) return vectors;
  throw new MillraceError(
    'MODEL_MISMATCH',
    `the gateway's model ${model.model} gives other vectors than ours: is it of another version than this program?`,
  );
}

function openIfConfigured(models: EmbeddingModels, settings: EmbeddingSettings): EmbeddingModel | undefined {
  try {
    return models.open(settings);
  } catch (error) {
    if (error instanceof MillraceError && error.code === 'CONFIG_INVALID') return undefined;
    throw error;
  }
}
