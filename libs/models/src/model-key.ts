import { createHash } from 'node:crypto';
import type { EmbeddingSettings } from '@millrace/contracts';
import { chunkInputVersion } from './chunk-input.ts';

/** Names a model and everything else that a vector depends on: 80 bits of a SHA-256, hex. */
export function modelKey({ provider, model, version, dimension }: EmbeddingSettings): string {
  const parts = [provider, model, version, dimension, chunkInputVersion];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 20);
}
