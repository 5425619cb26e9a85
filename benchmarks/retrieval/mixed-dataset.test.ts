import { expect, it } from 'vitest';
import type { Dataset } from './dataset.ts';
import { mixedDataset } from './mixed-dataset.ts';

const dataset = (name: string): Dataset => ({
  name,
  corpus: [{ id: 'd1', text: name }],
  queries: [{ id: 'q1', text: name }],
  relevance: new Map([['q1', new Map([['d1', 1]])]]),
});

it('keeps apart what has the same id in two sets', () => {
  const { corpus, queries, relevance } = mixedDataset([dataset('en'), dataset('zh')]);
  expect(corpus.map(({ id, text }) => [id, text])).toEqual([
    ['en/d1', 'en'],
    ['zh/d1', 'zh'],
  ]);
  expect(queries.map(({ id }) => id)).toEqual(['en/q1', 'zh/q1']);
  expect([...(relevance.get('zh/q1') ?? [])]).toEqual([['zh/d1', 1]]);
});
