import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FreshDatabase, freshDatabase } from './testing/index.ts';

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase('embedded');
});
afterAll(() => fresh.stop());

test('x', async () => {
  expect(await fresh.database`select 1 as one`).toEqual([{ one: 1 }]);
});
