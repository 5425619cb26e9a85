import { createHash } from 'node:crypto';
import { MillraceError } from '@millrace/contracts';
import type { Cache, EmbeddingModel, EmbeddingModels } from '@millrace/ports';

/** A vector follows from its model and text and is never wrong later; the time bounds only what the cache has to hold. */
const ttlMs = 3_600_000;

/** Computed in the process, faster than any cache answers. */
const builtIn = 'hashing';

/** `models` for queries: what one replica has had embedded, no other asks a provider for again. The cache holds no text of a query. */
export function rememberQueries(models: EmbeddingModels, cache: Cache): EmbeddingModels {
  return {
    open(settings) {
      const model = models.open(settings);
      return settings.provider === builtIn ? model : remembering(model, cache);
    },
  };
}

function remembering(model: EmbeddingModel, cache: Cache): EmbeddingModel {
  const scope = `query-vectors:${model.key}`;
  return {
    ...model,
    async embed(texts, options) {
      const kept = texts.map((text) =>
        cache.through(scope, createHash('sha256').update(text).digest('base64url'), ttlMs, async () => {
          const [vector] = await model.embed([text], options);
          if (!vector) throw new MillraceError('MODEL_UNAVAILABLE', 'the model gave no vector for a query');
          return Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength).toString('base64');
        }),
      );
      return (await Promise.all(kept)).map(vectorOf);
    },
  };
}

function vectorOf(base64: string): Float32Array {
  // A copy: numbers begin where their size divides the place, and Node.js takes small buffers from anywhere in a pool.
  return new Float32Array(new Uint8Array(Buffer.from(base64, 'base64')).buffer);
}
