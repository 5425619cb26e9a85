import { describe, expect, it } from 'vitest';
import { fuse, type Scored } from './fuse.ts';

const scored = (id: number, lexical?: number, dense?: number): Scored => ({
  id,
  lexical: lexical === undefined ? undefined : { score: lexical, coverage: 0 },
  dense: dense === undefined ? undefined : { model: 'one', similarity: dense },
});
const even = { lexical: 0.5, dense: 0.5 };

describe('fusing two rankings', () => {
  it('spreads each kind of score over 0 to 1 and averages by weight', () => {
    const fused = fuse([scored(1, 30, 0.2), scored(2, 20, 0.6), scored(3, 10, 0.4)], { lexical: 0.8, dense: 0.2 });
    expect(fused.map(({ id }) => id)).toEqual([1, 2, 3]);
    expect(fused.map(({ score }) => score)).toEqual([0.8, expect.closeTo(0.6), expect.closeTo(0.1)]);
  });

  it('keeps the scores that it fused', () => {
    const candidate = scored(1, 30, 0.2);
    expect(fuse([candidate], even)).toMatchObject([{ ...candidate, score: 1 }]);
  });

  it('counts a missing score as none', () => {
    const [first, second] = fuse([scored(1, undefined, 0.9), scored(2, 5, 0.1), scored(3, 1, 0.1)], even);
    expect(first).toMatchObject({ id: 1, score: 0.5 });
    expect(second).toMatchObject({ id: 2, score: 0.5 });
  });

  it('takes the weights as shares, whatever their sum', () => {
    const candidates = [scored(1, 30, 0.2), scored(2, 20, 0.6)];
    expect(fuse(candidates, { lexical: 0.4, dense: 0.1 })).toEqual(fuse(candidates, { lexical: 0.8, dense: 0.2 }));
    expect(fuse(candidates, { lexical: 0, dense: 0 })).toEqual(fuse(candidates, even));
  });

  it('spreads the similarities of each model apart, since they cannot be compared', () => {
    const dense = (id: number, model: string, similarity: number) => ({ ...scored(id), dense: { model, similarity } });
    const fused = fuse([dense(1, 'a', 0.9), dense(2, 'a', 0.8), dense(3, 'b', 0.3), dense(4, 'b', 0.2)], even);
    expect(fused.map(({ id, score }) => [id, score])).toEqual([
      [1, 0.5],
      [3, 0.5],
      [2, 0],
      [4, 0],
    ]);
  });

  it('gives as evidence the share of the words and the similarity, whatever else was found', () => {
    const good = { ...scored(1, 30, 0.5), lexical: { score: 30, coverage: 0.75 } };
    const poor = { ...scored(2, 1, -0.5), lexical: { score: 1, coverage: 0.1 } };
    const evidence = (...candidates: Scored[]) =>
      fuse(candidates, { lexical: 0.8, dense: 0.2 }).map((fused) => fused.evidence);
    expect(evidence(good, poor)).toEqual([expect.closeTo(0.7), expect.closeTo(0.08)]);
    expect(evidence(poor)).toEqual([expect.closeTo(0.08)]);
  });

  it('ranks equal scores by id, so that the order is stable', () => {
    expect(fuse([scored(9, 1, 1), scored(4, 1, 1)], even).map(({ id }) => id)).toEqual([4, 9]);
  });

  it('gives scores from 0 to 1 and never loses a candidate', () => {
    for (let round = 0; round < 50; round++) {
      const candidates = Array.from({ length: round }, (_, id) =>
        scored(
          id,
          id % 3 === 0 ? undefined : Math.sin(id * round) * 40,
          id % 4 === 0 ? undefined : Math.cos(id + round),
        ),
      );
      const fused = fuse(candidates, { lexical: 0.8, dense: 0.2 });
      expect(fused).toHaveLength(round);
      for (const { score } of fused) {
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(1);
      }
    }
  });
});
