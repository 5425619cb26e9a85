import { expect, test, vi } from 'vitest';
import { createBatchWriter } from './batch-writer.ts';

function writerOf(write: (items: readonly number[]) => Promise<void>, mostItems = 3) {
  return createBatchWriter<number>({ write, mostItems, waitMs: 1, isolates: (error) => error instanceof RangeError });
}

test('what is added at about the same time is written together, up to the most', async () => {
  const write = vi.fn(async () => {});
  const writer = writerOf(write);
  await Promise.all([1, 2, 3, 4, 5].map(writer.add));
  expect(write.mock.calls).toEqual([[[1, 2, 3]], [[4, 5]]]);
  await writer.add(6);
  expect(write).toHaveBeenLastCalledWith([6]);
});

test('nobody is told that it is written before it is', async () => {
  const written = Promise.withResolvers<void>();
  const writer = writerOf(() => written.promise);
  let told = false;
  const added = Promise.all([writer.add(1), writer.add(2), writer.add(3)]).then(() => {
    told = true;
  });
  await Promise.resolve();
  expect(told).toBe(false);
  written.resolve();
  await added;
});

test('one bad item fails alone', async () => {
  const stored: number[] = [];
  const writer = writerOf(async (items) => {
    if (items.includes(2)) throw new RangeError('bad');
    stored.push(...items);
  });
  const results = await Promise.allSettled([1, 2, 3].map(writer.add));
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(stored).toEqual([1, 3]);
});

test('a failure that is nobody’s own fails the batch at once', async () => {
  const write = vi.fn(async () => {
    throw new Error('down');
  });
  const results = await Promise.allSettled([1, 2, 3].map(writerOf(write).add));
  expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
  expect(write).toHaveBeenCalledTimes(1);
});
