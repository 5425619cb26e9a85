import { MillraceError } from '@millrace/contracts';
import type { ObjectStore } from '@millrace/ports';
import { readIndex } from '../files/read-index.ts';
import type { BucketName, Manifest } from '../manifest.ts';

/**
 * Throws `CONFIG_INVALID` where a bucket holds an object that is not of this backup. Those that are were left by a restore that was broken
 * off, and are put once more.
 */
export async function refuseForeignObjects(
  store: ObjectStore,
  folder: string,
  bucket: BucketName,
  manifest: Manifest,
): Promise<void> {
  const found = new Set<string>();
  for await (const { key } of store.list('')) found.add(key);
  if (found.size === 0) return;
  await readIndex(folder, bucket, manifest, async (objects) => {
    for (const { key } of objects) found.delete(key);
  });
  const [foreign] = found;
  if (foreign === undefined) return;
  throw new MillraceError('CONFIG_INVALID', `the bucket for ${bucket} is not empty: it holds ${foreign}`);
}
