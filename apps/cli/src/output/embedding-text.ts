import type { EmbeddingSettings } from '@millrace/contracts';

/** A model in a line; the usual metric goes without saying. */
export function embeddingText({ provider, model, version, dimension, metric }: EmbeddingSettings): string {
  return `${provider} ${model} version ${version}, ${dimension} dimensions${metric === 'cosine' ? '' : `, ${metric}`}`;
}
