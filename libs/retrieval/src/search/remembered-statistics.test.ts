import type { Transaction } from '@millrace/ports';
import { expect, it } from 'vitest';
import { rememberStatistics } from './remembered-statistics.ts';

/** A database that counts how often it was asked, and a clock that a test moves. */
function counted(documents: number) {
  let asked = 0;
  let now = 0;
  const tx = (async () => {
    asked += 1;
    return [{ documents, chunks: documents * 3, terms: documents * 300 }];
  }) as unknown as Transaction;
  const statisticsOf = rememberStatistics({ now: () => new Date(now), sleep: async () => {} });
  return { asked: () => asked, pass: (ms: number) => (now += ms), statistics: () => statisticsOf(tx, 'a-collection') };
}

it('counts a small collection for each search', async () => {
  const { statistics, asked } = counted(1_999);
  await statistics();
  expect(await statistics()).toEqual({ documents: 1_999, chunks: 5_997, terms: 599_700 });
  expect(asked()).toBe(2);
});

it('counts a large collection once in half a minute', async () => {
  const { statistics, asked, pass } = counted(2_000);
  await statistics();
  pass(29_999);
  await statistics();
  expect(asked()).toBe(1);
  pass(1);
  await statistics();
  expect(asked()).toBe(2);
});
