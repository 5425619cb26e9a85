import { createHash } from 'node:crypto';
import { comparesAngles, type EmbeddingSettings } from '@millrace/contracts';
import { chunkInputVersion } from './chunk-input.ts';

/** Names a model and everything else that a vector depends on: 80 bits of a SHA-256, hex. */
export function modelKey(settings: EmbeddingSettings): string {
  const { provider, model, version, dimension } = settings;
  const parts = [provider, model, version, dimension, chunkInputVersion, ...(comparesAngles(settings) ? [] : ['raw'])];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 20);
}
