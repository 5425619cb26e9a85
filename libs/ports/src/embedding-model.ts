import type { EmbeddingSettings } from '@millrace/contracts';

/** Turns texts into vectors of one dimension; of length 1, unless they are to be compared by more than their angle. */
export interface EmbeddingModel {
  /** Hash of provider, model, version and dimension: vectors of different keys never mix. */
  readonly key: string;
  readonly dimension: number;
  /**
   * One vector a text, in order. Throws `MODEL_UNAVAILABLE` (with `retryAfterMs` where the provider said so) or `MODEL_REFUSED`; where the
   * model is another process's, also for no texts at all, `MODEL_NOT_FOUND` where that does not have it, and `MODEL_MISMATCH`.
   */
  embed(texts: readonly string[], options?: { readonly signal?: AbortSignal }): Promise<Float32Array[]>;
}

/** The models that this process may use. Throws `CONFIG_INVALID` for one that is known not to be configured. */
export interface EmbeddingModels {
  open(settings: EmbeddingSettings): EmbeddingModel;
}
