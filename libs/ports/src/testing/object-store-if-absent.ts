import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { ObjectStore } from '../object-store.ts';

export function keepsAbsentWritesApart(store: () => ObjectStore): void {
  describe('putting if absent', () => {
    it('creates where nothing is, and leaves what is there', async () => {
      const key = `${randomUUID()}/claim`;
      expect(await store().put(key, 'first', { ifAbsent: true, metadata: { by: 'one' } })).toBe('created');
      expect(await store().put(key, 'second', { ifAbsent: true, metadata: { by: 'two' } })).toBe('exists');
      expect(Buffer.from(await store().get(key)).toString()).toBe('first');
      expect(await store().head(key)).toMatchObject({ metadata: { by: 'one' } });
    });

    it('lets exactly one of 50 at once win, whose body stands', async () => {
      const key = `${randomUUID()}/contested`;
      const outcomes = await Promise.all(
        Array.from({ length: 50 }, (_, index) => store().put(key, `writer ${index}`, { ifAbsent: true })),
      );
      expect(outcomes.filter((outcome) => outcome === 'created')).toHaveLength(1);
      expect(Buffer.from(await store().get(key)).toString()).toBe(`writer ${outcomes.indexOf('created')}`);
    });

    it('can create again what was deleted', async () => {
      const key = `${randomUUID()}/again`;
      await store().put(key, 'first', { ifAbsent: true });
      await store().delete([key]);
      expect(await store().put(key, 'second', { ifAbsent: true })).toBe('created');
    });
  });
}
