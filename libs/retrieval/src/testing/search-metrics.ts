import { ensureVectorIndex } from '@millrace/database';
import type { DatabaseKind } from '@millrace/database/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { leaning, openSearchSuite, type SearchSuite } from './search-world.ts';

const model = 'test-model';

/** `vector`, so many times as long. */
function longer(vector: Float32Array, times: number): Float32Array {
  return vector.map((value) => value * times);
}

const passages = [
  { text: 'ahead and long', vector: longer(leaning(1), 5) },
  { text: 'beside and short', vector: leaning(1, 2, 30) },
  { text: 'aside and very long', vector: longer(leaning(1, 2, 60), 20) },
];

/** How vectors are compared by each metric, on either database. */
export function searchMetricsConformance(kind: DatabaseKind): void {
  describe(`metrics of vectors on ${kind} Postgres`, () => {
    let suite: SearchSuite;
    beforeAll(async () => {
      suite = await openSearchSuite(kind);
      const { database } = suite.open();
      for (const metric of ['l2', 'ip'] as const) await ensureVectorIndex(database, { dimension: 384, metric });
    });
    afterAll(() => suite?.stop());

    const expected = [
      {
        metric: 'cosine',
        order: ['ahead and long', 'beside and short', 'aside and very long'],
        best: 1,
      },
      {
        metric: 'l2',
        order: ['beside and short', 'ahead and long', 'aside and very long'],
        best: 1 / (1 + 2 * Math.sin(Math.PI / 12)),
      },
      {
        metric: 'ip',
        order: ['aside and very long', 'ahead and long', 'beside and short'],
        best: 10,
      },
    ] as const;
    const ways = [
      { how: 'all vectors compared', exactUpToChunks: 5_000 },
      { how: 'the index', exactUpToChunks: 0 },
    ];

    it.each(expected.flatMap((one) => ways.map((way) => ({ ...one, ...way }))))(
      'the nearest by $metric come first, by $how',
      async ({ metric, order, best, exactUpToChunks }) => {
        const { index, search } = suite.open({ exactUpToChunks });
        await index(passages);
        const vector = { model, values: leaning(1), metric };
        const hits = await search('unheard', { vector, weights: { lexical: 0, dense: 1 } });
        expect(hits.map(({ text }) => text)).toEqual(order);
        expect(hits[0]?.scores.dense).toBeCloseTo(best, 4);
      },
    );

    it('evidence is never more than all, however long vectors are', async () => {
      const { index, find } = suite.open();
      await index(passages);
      const vector = { model, values: leaning(1), metric: 'ip' } as const;
      const { evidence } = await find('unheard', { vector, weights: { lexical: 0, dense: 1 } });
      expect(evidence).toBe(1);
    });
  });
}
