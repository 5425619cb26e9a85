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
    expect(await hasVectorIndex(fresh.database, 384)).toBe(true);
    expect(await hasVectorIndex(fresh.database, 38)).toBe(false);
    expect(await hasVectorIndex(fresh.database, 1024)).toBe(false);
  });
});
