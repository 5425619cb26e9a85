import type { VectorIndexType, VectorMatch, VectorRecord, VectorStores } from '@millrace/ports';
import { freshName, seededRandom } from '@millrace/ports/testing';
import { describe, expect, it } from 'vitest';

const records = 1_500;
const dimension = 12;
const queries = 20;
const topK = 50;
const filter = { kind: 'asked for' };

/** A search finds what it should although what it knows of its filter was true only a moment ago. */
export function describeStaleSamples(stores: () => VectorStores): void {
  describe('stale samples of filters', () => {
    const random = seededRandom(12);
    const vector = () => Array.from({ length: dimension }, () => random() - 0.5);
    const asked = Array.from({ length: queries }, vector);
    const vectors = Array.from({ length: records }, vector);
    const given = (passing: number): VectorRecord[] =>
      vectors.map((values, place) => ({
        id: String(place),
        vector: values,
        metadata: { kind: place < passing ? filter.kind : 'another' },
      }));

    /** What is found after records were changed since the last search. */
    async function found(type: VectorIndexType, before: readonly VectorRecord[], after: readonly VectorRecord[]) {
      const store = stores().of(freshName('tenant'));
      const search = () => Promise.all(asked.map((query) => store.search('all', { vector: query, topK, filter })));
      await store.createCollection({ name: 'all', dimension, index: { type, metric: 'cosine', params: {} } });
      await store.upsert('all', before);
      await search();
      await store.upsert('all', after);
      return search();
    }

    it.each([
      ['none passed where now all do', given(0).slice(0, 1), given(records)],
      ['all passed where now few do', given(records), given(150)],
    ])('finds nearly all of the nearest, the nearest first, when %s', async (_, before, after) => {
      const [matches, truly] = [await found('hnsw', before, after), await found('flat', before, after)];
      expect(matches.map(({ length }) => length)).toEqual(Array(queries).fill(topK));
      expect(matches.map(scores)).toEqual(matches.map((one) => scores(one).sort((a, b) => b - a)));
      const right = matches.flatMap((one, query) => one.filter(({ id }) => truly[query]?.some((is) => is.id === id)));
      expect(right.length / queries / topK).toBeGreaterThan(0.9);
    });
  });
}

function scores(matches: readonly VectorMatch[]): number[] {
  return matches.map(({ score }) => score);
}
