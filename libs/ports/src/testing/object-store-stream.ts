import { createHash, randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import type { ObjectStore } from '../object-store.ts';
import { patternedStream } from './patterned-stream.ts';

const mebibyte = 1024 * 1024;
const notFound = expect.objectContaining({ code: 'OBJECT_NOT_FOUND' });

export function streams(store: () => ObjectStore): void {
  describe('streaming', () => {
    it('puts and gets a stream of a few bytes with what describes it', async () => {
      const key = `${randomUUID()}/small`;
      const put = await store().putStream(key, Readable.from([Buffer.from('a few '), Buffer.from('bytes')]), {
        contentType: 'text/plain',
        metadata: { envelope: 'e' },
      });
      const head = await store().head(key);
      expect(put).toEqual({ etag: head?.etag, bytes: 11 });
      expect(head).toMatchObject({ bytes: 11, contentType: 'text/plain', metadata: { envelope: 'e' } });
      expect((await buffer(await store().getStream(key))).toString()).toBe('a few bytes');
    });

    it('puts a stream without bytes', async () => {
      const key = `${randomUUID()}/empty`;
      expect(await store().putStream(key, Readable.from([]))).toMatchObject({ bytes: 0 });
      expect((await buffer(await store().getStream(key))).byteLength).toBe(0);
    });

    it('brings 20 MiB through unharmed', async () => {
      const key = `${randomUUID()}/large`;
      const source = patternedStream(20 * mebibyte);
      const put = await store().putStream(key, source.stream, { metadata: { envelope: 'e' } });
      expect(put).toMatchObject({ bytes: 20 * mebibyte });
      const digest = createHash('sha256');
      for await (const chunk of await store().getStream(key)) digest.update(chunk);
      expect(digest.digest('hex')).toBe(source.sha256());
      expect(await store().head(key)).toMatchObject({ bytes: 20 * mebibyte, metadata: { envelope: 'e' } });
    });

    it.each([1000, 12 * mebibyte])('leaves nothing of a stream that fails after %i bytes', async (bytes) => {
      const key = `${randomUUID()}/failed`;
      const failure = new Error('the client went away');
      const { stream } = patternedStream(bytes, failure);
      await expect(store().putStream(key, stream)).rejects.toBe(failure);
      expect(await store().head(key)).toBeUndefined();
      expect(await keysUnder(store(), key)).toEqual([]);
    });

    it('leaves the former object when a stream that should replace it fails', async () => {
      const key = `${randomUUID()}/kept`;
      await store().put(key, 'former');
      const failure = new Error('the client went away');
      await expect(store().putStream(key, patternedStream(1000, failure).stream)).rejects.toBe(failure);
      expect(Buffer.from(await store().get(key)).toString()).toBe('former');
    });

    it.each([0, 12 * mebibyte])('leaves nothing of a put that is aborted after %i bytes', async (bytes) => {
      const key = `${randomUUID()}/aborted`;
      const abort = new AbortController();
      const reason = new Error('the caller gave up');
      const stream = Readable.from(endlessly(bytes, () => abort.abort(reason)));
      await expect(store().putStream(key, stream, { signal: abort.signal })).rejects.toBe(reason);
      expect(stream.destroyed).toBe(true);
      expect(await store().head(key)).toBeUndefined();
    });

    it('puts nothing once the caller has given up', async () => {
      const key = `${randomUUID()}/unwanted`;
      const reason = new Error('the caller gave up');
      const stream = Readable.from([Buffer.from('body')]);
      await expect(store().putStream(key, stream, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
      expect(stream.destroyed).toBe(true);
      expect(await store().head(key)).toBeUndefined();
    });

    it('streams an object only while it is the pinned one', async () => {
      const key = `${randomUUID()}/pinned`;
      await store().put(key, 'first');
      const { etag = '' } = (await store().head(key)) ?? {};
      expect((await buffer(await store().getStream(key, { etag }))).toString()).toBe('first');
      await store().put(key, 'another');
      await expect(store().getStream(key, { etag })).rejects.toEqual(notFound);
    });

    it('ends a stream with the reason when the reader gives up', async () => {
      const key = `${randomUUID()}/half-read`;
      await store().putStream(key, patternedStream(8 * mebibyte).stream);
      const abort = new AbortController();
      const reading = await store().getStream(key, { signal: abort.signal });
      const reason = new Error('the reader gave up');
      const read = async () => {
        for await (const _ of reading) abort.abort(reason);
      };
      await expect(read()).rejects.toBe(reason);
    });
  });
}

/** Buffers of 64 KiB without end, of which the one after `bytes` calls `onReached` and then waits for ever. */
async function* endlessly(bytes: number, onReached: () => void): AsyncGenerator<Buffer> {
  for (let sent = 0; sent < bytes; sent += 65_536) yield Buffer.alloc(65_536, 1);
  onReached();
  await new Promise<never>(() => {});
}

async function keysUnder(store: ObjectStore, prefix: string): Promise<string[]> {
  const keys: string[] = [];
  for await (const { key } of store.list(prefix)) keys.push(key);
  return keys;
}
