import type { VectorMetadata, VectorStores } from '@millrace/ports';
import { freshName, seededRandom } from '@millrace/ports/testing';
import { describe, expect, it } from 'vitest';
import { madeUp } from './made-up-filters.ts';
import { passes } from './passes.ts';

const records = 200;
const filters = 300;

/** Filters say in Postgres what they say in JavaScript. */
export function describeFilters(stores: () => VectorStores): void {
  describe('filters', () => {
    it('let pass what they say, whatever is in names and values', async () => {
      const store = stores().of(freshName('tenant'));
      const { metadata, filter } = madeUp(seededRandom(5));
      const stored = new Map(Array.from({ length: records }, (_, id) => [String(id), metadata()]));
      await store.createCollection({ name: 'made-up', dimension: 1 });
      await store.insert(
        'made-up',
        [...stored].map(([id, of]) => ({ id, vector: [1], metadata: of })),
      );
      let passed = 0;
      for (let turn = 0; turn < filters; turn++) {
        const asked: VectorMetadata = filter();
        const matches = await store.search('made-up', { vector: [1], topK: records, filter: asked });
        const expected = [...stored].filter(([, of]) => passes(asked, of)).map(([id]) => id);
        expect(matches.map(({ id }) => id).sort(), JSON.stringify(asked)).toEqual(expected.sort());
        passed += expected.length;
      }
      // Filters that let pass nothing, or all, would prove little.
      expect(passed / filters / records).toBeGreaterThan(0.1);
      expect(passed / filters / records).toBeLessThan(0.9);
    });
  });
}
