import { createHash, randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import type { ObjectStore } from '../object-store.ts';
import { patternedStream } from './patterned-stream.ts';

const mebibyte = 1024 * 1024;

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

    it.each([1000, 12 * mebibyte])('streams %i bytes to where nothing is, and leaves what is there', async (bytes) => {
      const key = `${randomUUID()}/streamed`;
      const first = patternedStream(bytes);
      expect(await store().putStream(key, first.stream, { ifAbsent: true })).toMatchObject({ bytes });
      const second = patternedStream(bytes + 1);
      expect(await store().putStream(key, second.stream, { ifAbsent: true })).toBe('exists');
      expect(second.stream.readableEnded).toBe(true);
      const stored = createHash('sha256').update(await store().get(key));
      expect(stored.digest('hex')).toBe(first.sha256());
    });

    it.each([1000, 12 * mebibyte])('keeps what was put while a stream of %i bytes was on its way', async (bytes) => {
      const key = `${randomUUID()}/overtaken`;
      const { stream } = patternedStream(bytes);
      const overtaken = Readable.from(
        (async function* () {
          yield* stream;
          await store().put(key, 'was faster', { ifAbsent: true });
        })(),
      );
      expect(await store().putStream(key, overtaken, { ifAbsent: true })).toBe('exists');
      expect(Buffer.from(await store().get(key)).toString()).toBe('was faster');
    });

    it('can create again what was deleted', async () => {
      const key = `${randomUUID()}/again`;
      await store().put(key, 'first', { ifAbsent: true });
      await store().delete([key]);
      expect(await store().put(key, 'second', { ifAbsent: true })).toBe('created');
    });
  });
}
