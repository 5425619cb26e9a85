import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { ObjectStore } from '../object-store.ts';

const notFound = expect.objectContaining({ code: 'OBJECT_NOT_FOUND' });

export function putsAndGets(store: () => ObjectStore): void {
  describe('putting and getting', () => {
    it('gives back the bytes that were put', async () => {
      const key = `${randomUUID()}/bytes`;
      const bytes = Uint8Array.from({ length: 70_000 }, (_, index) => index % 251);
      expect(await store().put(key, bytes)).toBe('created');
      expect(Buffer.compare(await store().get(key), bytes)).toBe(0);
    });

    it('stores text as UTF-8', async () => {
      const key = `${randomUUID()}/text`;
      await store().put(key, '文档 “é”');
      expect(Buffer.from(await store().get(key)).toString('utf8')).toBe('文档 “é”');
    });

    it('stores an object without bytes', async () => {
      const key = `${randomUUID()}/empty`;
      await store().put(key, '');
      expect((await store().get(key)).byteLength).toBe(0);
      expect(await store().head(key)).toMatchObject({ bytes: 0 });
    });

    it('keeps the content type and the metadata', async () => {
      const key = `${randomUUID()}/described`;
      const metadata = { envelope: 'x'.repeat(1900), sentence: '100% "as it is", a+b=c/d; %41' };
      await store().put(key, 'body', { contentType: 'text/markdown; charset=utf-8', metadata });
      const head = await store().head(key);
      expect(head).toEqual({
        bytes: 4,
        etag: expect.stringMatching(/^[^"]+$/),
        contentType: 'text/markdown; charset=utf-8',
        metadata,
        lastModified: expect.any(Date),
      });
      expect(Number.isNaN(head?.lastModified.getTime())).toBe(false);
    });

    it('overwrites an object with its metadata, and gives it another etag', async () => {
      const key = `${randomUUID()}/overwritten`;
      await store().put(key, 'first', { metadata: { version: '1' } });
      const before = await store().head(key);
      expect(await store().put(key, 'the second')).toBe('created');
      const after = await store().head(key);
      expect(after).toMatchObject({ bytes: 10, metadata: {} });
      expect(after?.etag).not.toBe(before?.etag);
    });

    it('never shows a reader a mixture of two puts', async () => {
      const key = `${randomUUID()}/raced`;
      const bodies = ['a', 'b', 'c', 'd'].map((letter) => letter.repeat(20_000));
      await store().put(key, bodies[0] ?? '');
      const writes = bodies.map((body) => store().put(key, body));
      const reads = Array.from({ length: 12 }, async () => Buffer.from(await store().get(key)).toString());
      for (const read of await Promise.all(reads)) expect(bodies).toContain(read);
      await Promise.all(writes);
    });

    it('says that a missing object is missing', async () => {
      const key = `${randomUUID()}/missing`;
      expect(await store().head(key)).toBeUndefined();
      await expect(store().get(key)).rejects.toEqual(notFound);
      await expect(store().getStream(key)).rejects.toEqual(notFound);
    });

    it('does not get anything once the caller has given up', async () => {
      const key = `${randomUUID()}/unwanted`;
      await store().put(key, 'body');
      const reason = new Error('no longer wanted');
      await expect(store().get(key, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
      await expect(store().getStream(key, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    });

    it('answers a ping', async () => {
      await expect(store().ping()).resolves.toBeUndefined();
    });
  });
}
