import type { BucketName, Manifest } from '../manifest.ts';
import { places } from './places.ts';
import { readLines } from './read-lines.ts';
import { type SavedObject, savedObjectSchema } from './saved-object.ts';

/** Gives the objects that a backup holds of a bucket, some thousand at a time. */
export async function readIndex(
  folder: string,
  bucket: BucketName,
  { buckets }: Manifest,
  take: (objects: readonly SavedObject[]) => Promise<void>,
): Promise<void> {
  const path = places.index(folder, bucket);
  await readLines(path, buckets[bucket].index, (lines) =>
    take(lines.map((line) => savedObjectSchema.parse(JSON.parse(line)))),
  );
}
