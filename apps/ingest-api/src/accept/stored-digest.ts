import { createHash } from 'node:crypto';
import { pipeline } from 'node:stream/promises';
import type { ObjectStore } from '@millrace/ports';

/** SHA-256 of an object, in hex. Throws `OBJECT_NOT_FOUND`. */
export async function storedDigest(objects: ObjectStore, key: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(await objects.getStream(key), async (chunks: AsyncIterable<Uint8Array>) => {
    for await (const chunk of chunks) hash.update(chunk);
  });
  return hash.digest('hex');
}
