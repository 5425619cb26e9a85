import { createHash } from 'node:crypto';
import type { EmbeddingModels } from '@millrace/ports';

/** Short vectors that follow from the text and cost nothing. */
export const plainModels: EmbeddingModels = {
  open: ({ dimension }) => ({
    key: `plain-${dimension}`,
    dimension,
    embed: async (texts) => texts.map((text) => vectorOf(text, dimension)),
  }),
};

function vectorOf(text: string, dimension: number): Float32Array {
  const hash = createHash('sha256').update(text).digest();
  return Float32Array.from(hash.subarray(0, dimension), (byte) => (byte + 1) / 256);
}
