import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { expect, it } from 'vitest';
import type { ObjectStore } from '../object-store.ts';

const mebibyte = 1024 * 1024;
const aDayMs = 24 * 3_600_000;

export function abortsStaleUploads(store: () => ObjectStore): void {
  it('removes what uploads that never ended have left, and no later ones', async () => {
    const key = `${randomUUID()}/stalled`;
    const body = Readable.from(stalling(16 * mebibyte));
    const put = store().putStream(key, body);
    put.catch(() => {});
    const [yesterday, tomorrow] = [new Date(Date.now() - aDayMs), new Date(Date.now() + aDayMs)];
    expect(await store().abortStaleUploads(yesterday)).toBe(0);
    await expect.poll(() => store().abortStaleUploads(tomorrow), { timeout: 20_000 }).toBe(1);
    expect(await store().abortStaleUploads(tomorrow)).toBe(0);
    body.destroy(new Error('the client went away'));
    await expect(put).rejects.toThrow();
    expect(await store().head(key)).toBeUndefined();
  });
}

/** Gives `bytes` bytes and then nothing for ever. */
async function* stalling(bytes: number): AsyncGenerator<Buffer> {
  for (let sent = 0; sent < bytes; sent += mebibyte) yield Buffer.alloc(mebibyte, 1);
  await new Promise<never>(() => {});
}
