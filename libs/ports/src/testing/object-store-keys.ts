import { describe, expect, it } from 'vitest';
import type { ObjectStore } from '../object-store.ts';

const refusal = expect.objectContaining({ code: 'VALIDATION_ERROR' });
const hostileKeys = [
  '',
  '../escaped',
  'a/../../escaped',
  '/etc/passwd',
  'a//b',
  'a/./b',
  'a/',
  'a\0b',
  'x'.repeat(1025),
];

export function refusesHostileKeys(store: () => ObjectStore): void {
  describe('keys that could be taken for another', () => {
    it.each(hostileKeys)('refuses %j everywhere', async (key) => {
      await expect(store().put(key, 'x')).rejects.toEqual(refusal);
      await expect(store().get(key)).rejects.toEqual(refusal);
      await expect(store().getStream(key)).rejects.toEqual(refusal);
      await expect(store().head(key)).rejects.toEqual(refusal);
      await expect(store().delete([key])).rejects.toEqual(refusal);
    });

    it('refuses more metadata than S3 takes', async () => {
      const metadata = { envelope: 'x'.repeat(2048) };
      await expect(store().put('a', 'x', { metadata })).rejects.toEqual(refusal);
    });
  });
}
