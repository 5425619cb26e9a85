import type { Storage } from '@millrace/composition';
import { readIndex } from '../files/read-index.ts';
import { bucketNames, type Manifest, readManifest } from '../manifest.ts';
import { refuseForeignObjects } from './refuse-foreign-objects.ts';
import { restoreObjects } from './restore-objects.ts';
import { restoreTables } from './restore-tables.ts';

/**
 * Fills an empty stack, on which nothing runs, with what a backup holds; what is read is checked against the digests of the backup. The
 * tables come last and all at once, so that a restore that was broken off is simply repeated. Throws `CONFIG_INVALID` where the stack is not
 * empty, and `DIGEST_MISMATCH` where the backup is damaged.
 */
export async function restoreBackup(storage: Storage, folder: string, tell: (line: string) => void): Promise<Manifest> {
  const manifest = await readManifest(folder);
  const stores = { documents: storage.objects, 'chat-images': storage.chatImages };
  for (const bucket of bucketNames) await refuseForeignObjects(stores[bucket], folder, bucket, manifest);
  for (const bucket of bucketNames) {
    const store = stores[bucket];
    await readIndex(folder, bucket, manifest, (objects) => restoreObjects(store, folder, bucket, objects));
    tell(`bucket ${bucket}: ${manifest.buckets[bucket].index.lines} objects`);
  }
  await restoreTables(storage.database, folder, manifest, tell);
  return manifest;
}
