import { Readable } from 'node:stream';
import type { ObjectStore } from '@millrace/ports';
import { checkedBody } from '../files/checked-body.ts';
import { mapAhead } from '../files/map-ahead.ts';
import { places } from '../files/places.ts';
import type { SavedObject } from '../files/saved-object.ts';
import type { BucketName } from '../manifest.ts';

const atOnce = 8;

/** Puts objects of a backup into a bucket. One whose body is not as it was saved is not put: `DIGEST_MISMATCH`. */
export async function restoreObjects(
  store: ObjectStore,
  folder: string,
  bucket: BucketName,
  objects: readonly SavedObject[],
): Promise<void> {
  const restore = async ({ key, contentType, metadata, ...saved }: SavedObject) => {
    const body = Readable.from(checkedBody(places.body(folder, bucket, key), saved));
    await store.putStream(key, body, { ...(contentType !== undefined && { contentType }), metadata });
  };
  for await (const _ of mapAhead(objects, atOnce, restore));
}
