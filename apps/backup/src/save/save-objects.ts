import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { MillraceError } from '@millrace/contracts';
import type { ObjectStore } from '@millrace/ports';
import { createDigest } from '../files/digest.ts';
import { mapAhead } from '../files/map-ahead.ts';
import { places } from '../files/places.ts';
import type { SavedObject } from '../files/saved-object.ts';
import { writeLines } from '../files/write-lines.ts';
import type { BucketName, Manifest } from '../manifest.ts';

const atOnce = 8;

/** Copies a bucket, its index last. Objects that are removed while it goes on are not in it. */
export async function saveObjects(
  store: ObjectStore,
  folder: string,
  bucket: BucketName,
  tell: (line: string) => void,
): Promise<Manifest['buckets'][BucketName]> {
  let bytes = 0;
  async function* index(): AsyncGenerator<string[]> {
    for await (const saved of mapAhead(store.list(''), atOnce, ({ key }) => saveObject(store, folder, bucket, key))) {
      if (!saved) continue;
      bytes += saved.bytes;
      yield [JSON.stringify(saved)];
    }
  }
  await mkdir(dirname(places.index(folder, bucket)), { recursive: true });
  const written = await writeLines(places.index(folder, bucket), index());
  tell(`bucket ${bucket}: ${written.lines} objects, ${bytes} bytes`);
  return { bytes, index: written };
}

async function saveObject(
  store: ObjectStore,
  folder: string,
  bucket: BucketName,
  key: string,
): Promise<SavedObject | undefined> {
  const path = places.body(folder, bucket, key);
  await mkdir(dirname(path), { recursive: true });
  for (let head = await store.head(key); head; head = await store.head(key)) {
    const { etag, contentType, metadata } = head;
    try {
      const digest = createDigest();
      await pipeline(await store.getStream(key, { etag }), digest.through, createWriteStream(path, { flush: true }));
      return { key, ...(contentType !== undefined && { contentType }), metadata, ...digest.result() };
    } catch (error) {
      // Replaced or removed since; the next look tells which.
      if (!(error instanceof MillraceError && error.code === 'OBJECT_NOT_FOUND')) throw error;
    }
  }
  return undefined;
}
