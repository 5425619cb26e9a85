import { checkedBody } from './files/checked-body.ts';
import { mapAhead } from './files/map-ahead.ts';
import { places } from './files/places.ts';
import { readIndex } from './files/read-index.ts';
import { readLines } from './files/read-lines.ts';
import { bucketNames, type Manifest, readManifest } from './manifest.ts';

const atOnce = 8;

/** Reads the whole of a backup and compares it with its digests; needs no stack. Throws `DIGEST_MISMATCH` where anything is damaged. */
export async function checkBackup(folder: string): Promise<Manifest> {
  const manifest = await readManifest(folder);
  for (const { name, rows } of manifest.tables) await readLines(places.table(folder, name), rows, async () => {});
  for (const bucket of bucketNames) {
    await readIndex(folder, bucket, manifest, async (objects) => {
      const read = async ({ key, ...saved }: (typeof objects)[number]) => {
        for await (const _ of checkedBody(places.body(folder, bucket, key), saved));
      };
      for await (const _ of mapAhead(objects, atOnce, read));
    });
  }
  return manifest;
}
