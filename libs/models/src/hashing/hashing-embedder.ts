import { setImmediate } from 'node:timers/promises';
import { type EmbeddingSettings, MillraceError } from '@millrace/contracts';
import type { EmbeddingModel } from '@millrace/ports';
import { modelKey } from '../model-key.ts';
import { unitVector } from '../unit-vector.ts';
import { featuresOf } from './features.ts';
import { hashFeature } from './hash-feature.ts';

/** Each feature is added at two places: two features that meet at one place seldom meet at the other. */
const seeds = [0x811c9dc5, 0x050c5d1f] as const;
const longestStepMs = 15;

/**
 * The built-in model `hashing-v1`: signed feature hashing (Weinberger et al. 2009, arXiv:0902.2206) of word beginnings, trigrams
 * and characters. It is lexical: texts are near when they share words, whatever they mean; it knows no synonyms and nothing across
 * languages. It needs no download, serves any language, and gives the same vectors on any machine. Collisions cost quality at small
 * dimensions: with 384 nDCG@10 is about 0.89 (English) and 0.84 (Chinese) on XQuAD paragraphs, with 1,024 it is 0.94 and 0.88.
 *
 * Throws `CONFIG_INVALID` for any other model name or version.
 */
export function openHashingEmbedder(settings: EmbeddingSettings): EmbeddingModel {
  const { model, version, dimension } = settings;
  if (model !== 'hashing-v1' || version !== '1') {
    throw new MillraceError(
      'CONFIG_INVALID',
      `the hashing provider has model hashing-v1 version 1, not ${model} ${version}`,
    );
  }
  return {
    key: modelKey(settings),
    dimension,
    async embed(texts, { signal } = {}) {
      const vectors: Float32Array[] = [];
      let since = performance.now();
      for (const text of texts) {
        vectors.push(hashText(text, dimension));
        if (performance.now() - since < longestStepMs) continue;
        await setImmediate();
        signal?.throwIfAborted();
        since = performance.now();
      }
      return vectors;
    },
  };
}

function hashText(text: string, dimension: number): Float32Array {
  const features = countFeatures(text);
  const sums = new Float64Array(dimension);
  for (const [feature, { weight, times }] of features) {
    const value = weight * (1 + Math.log(times));
    for (const seed of seeds) {
      const hash = hashFeature(feature, seed);
      const place = (hash >>> 1) % dimension;
      sums[place] = (sums[place] ?? 0) + (hash & 1 ? value : -value);
    }
  }
  if (sums.every((value) => value === 0)) sums[hashFeature(text, seeds[0]) % dimension] = 1;
  return unitVector(sums.map(dampen), dimension, 'hashing-v1');
}

function countFeatures(text: string): Map<string, { weight: number; times: number }> {
  const features = new Map<string, { weight: number; times: number }>();
  featuresOf(text, (feature, weight) => {
    const known = features.get(feature);
    if (known) known.times += 1;
    else features.set(feature, { weight, times: 1 });
  });
  return features;
}

/** The power 3/4 with the sign kept, by square roots, which are exact on every machine: places where many features met weigh less. */
function dampen(value: number): number {
  const root = Math.sqrt(Math.abs(value));
  return Math.sign(value) * root * Math.sqrt(root);
}
