import { createHash } from 'node:crypto';
import { pipeline } from 'node:stream/promises';
import { MillraceError } from '@millrace/contracts';
import type { ObjectStore } from '@millrace/ports';

/** SHA-256 of an object, in hex; undefined where there is none. */
export async function storedDigest(objects: ObjectStore, key: string): Promise<string | undefined> {
  const hash = createHash('sha256');
  try {
    await pipeline(await objects.getStream(key), async (chunks: AsyncIterable<Uint8Array>) => {
      for await (const chunk of chunks) hash.update(chunk);
    });
  } catch (error) {
    if (error instanceof MillraceError && error.code === 'OBJECT_NOT_FOUND') return undefined;
    throw error;
  }
  return hash.digest('hex');
}
