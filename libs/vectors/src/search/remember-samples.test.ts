import type { TransactionSql } from 'postgres';
import { expect, it } from 'vitest';
import { rememberSamples } from './remember-samples.ts';

const one = { id: 'one', table: 'vectors.c_one', dimension: 2 };
const other = { ...one, id: 'other' };

/** Samples of a database in which half of a hundred records pass, and of which it is counted how often it was asked; with a time that a test moves. */
function counted() {
  let asked = 0;
  let now = 1;
  const tx = ((statement: unknown) => {
    if (typeof statement === 'string') return statement;
    asked += 1;
    return Promise.resolve([{ seen: 100, passing: 50, percent: 100 }]);
  }) as unknown as TransactionSql;
  const samples = rememberSamples({ now: () => now });
  return {
    asked: () => asked,
    pass: (ms: number) => (now += ms),
    sample: (collection: typeof one, filter: string) => samples.of(tx, collection, filter),
  };
}

it('looks at records once for each filter of each collection', async () => {
  const { sample, asked } = counted();
  expect(await sample(one, '$.a')).toEqual({ share: 0.5, records: 100 });
  expect(await sample(one, '$.a')).toEqual({ share: 0.5, records: 100 });
  expect(asked()).toBe(1);
  await sample(one, '$.b');
  await sample(other, '$.a');
  expect(asked()).toBe(3);
});

it('looks again after ten seconds', async () => {
  const { sample, asked, pass } = counted();
  await sample(one, '$.a');
  pass(10_000);
  await sample(one, '$.a');
  expect(asked()).toBe(1);
  pass(1);
  await sample(one, '$.a');
  expect(asked()).toBe(2);
});

it('looks each time where a filter is too long to be remembered', async () => {
  const { sample, asked } = counted();
  for (const filter of ['x'.repeat(1_000), 'y'.repeat(1_001)]) {
    await sample(one, filter);
    await sample(one, filter);
  }
  expect(asked()).toBe(3);
});
