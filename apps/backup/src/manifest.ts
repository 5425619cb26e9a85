import { open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { MillraceError } from '@millrace/contracts';
import { z } from 'zod';

const writtenSchema = z.object({
  bytes: z.int(),
  /** Hex, of the file as it lies there. */
  sha256: z.string(),
  lines: z.int(),
});

const manifestSchema = z.object({
  format: z.literal(1),
  /** Of the Millrace that made it. */
  version: z.string(),
  /** When the snapshot of the database was taken. */
  takenAt: z.iso.datetime(),
  migrations: z.array(z.object({ name: z.string(), checksum: z.string() })),
  /** First day of each month that embeddings had a partition for. */
  months: z.array(z.iso.date()),
  tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()), rows: writtenSchema })),
  sequences: z.record(z.string(), z.int().nullable()),
  buckets: z.record(z.enum(['documents', 'chat-images']), z.object({ bytes: z.int(), index: writtenSchema })),
});

/** What a backup holds. It is written last: a folder without one is no backup. */
export type Manifest = z.infer<typeof manifestSchema>;

/** The two buckets by the names that they have in a backup, whatever they are called in a stack. */
export type BucketName = keyof Manifest['buckets'];
export const bucketNames: readonly BucketName[] = ['documents', 'chat-images'];

/** A file of lines, as it was written. */
export type Written = z.infer<typeof writtenSchema>;

const name = 'manifest.json';

/** Makes the folder a backup: the manifest appears whole or not at all. */
export async function writeManifest(folder: string, manifest: Manifest): Promise<void> {
  const half = join(folder, `${name}.half`);
  const file = await open(half, 'w');
  try {
    await file.writeFile(`${JSON.stringify(manifest, null, 2)}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(half, join(folder, name));
}

/** Throws `CONFIG_INVALID` where the folder holds no complete backup, or one that this version does not read. */
export async function readManifest(folder: string): Promise<Manifest> {
  const path = join(folder, name);
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw new MillraceError('CONFIG_INVALID', `${folder} holds no complete backup: ${path} cannot be read`, {
      cause: error,
    });
  });
  try {
    return manifestSchema.parse(JSON.parse(text));
  } catch (error) {
    throw new MillraceError('CONFIG_INVALID', `${path} is no manifest that this version reads`, { cause: error });
  }
}
