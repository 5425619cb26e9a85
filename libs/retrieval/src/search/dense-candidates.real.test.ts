import type { Metric } from '@millrace/contracts';
import { type FreshDatabase, freshDatabase } from '@millrace/database/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasVectorIndex } from './dense-candidates.ts';

describe('the vector index of a migrated database', () => {
  let fresh: FreshDatabase;
  beforeAll(async () => {
    fresh = await freshDatabase('real');
  });
  afterAll(() => fresh.stop());

  it('is found for the dimension that has one, and for no other', async () => {
    const has = (dimension: number, metric?: Metric) =>
      hasVectorIndex(fresh.database, { values: new Float32Array(dimension), ...(metric ? { metric } : {}) });
    expect(await has(384)).toBe(true);
    expect(await has(384, 'l2')).toBe(false);
    expect(await has(38)).toBe(false);
    expect(await has(1024)).toBe(false);
  });
});
