import { createHash, randomUUID } from 'node:crypto';
import { type FileHandle, link, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isMissing, isTaken } from './object-file-error.ts';
import { encodeTrailer, type ObjectTrailer } from './object-file-trailer.ts';

export interface WriteOptions extends Omit<ObjectTrailer, 'etag'> {
  readonly ifAbsent?: boolean;
}

export interface Written {
  readonly outcome: 'created' | 'exists';
  readonly etag: string;
  readonly bytes: number;
}

/** A folder can be pruned between its making and its use; more often in a row than this it is no accident. */
const mostAttempts = 100;

/**
 * Writes `path` so that it appears whole or not at all, and stays over a power cut: a temporary file is written and flushed, then
 * given its name in one step, and the name is flushed.
 */
export async function writeObjectFile(
  path: string,
  temporaryFolder: string,
  body: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
  { ifAbsent = false, ...described }: WriteOptions,
): Promise<Written> {
  const temporary = join(temporaryFolder, randomUUID());
  try {
    const { etag, bytes } = await writeTemporary(temporary, body, described);
    const outcome = await giveName(temporary, path, ifAbsent);
    await flushFolder(dirname(path));
    return { outcome, etag, bytes };
  } finally {
    await rm(temporary, { force: true });
  }
}

async function writeTemporary(
  temporary: string,
  body: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
  described: Omit<ObjectTrailer, 'etag'>,
): Promise<Pick<Written, 'etag' | 'bytes'>> {
  const digest = createHash('sha256');
  let bytes = 0;
  await using file = await open(temporary, 'wx');
  for await (const chunk of body) {
    digest.update(chunk);
    bytes += chunk.length;
    await writeAll(file, chunk);
  }
  const etag = digest.digest('hex').slice(0, 32);
  await writeAll(file, encodeTrailer({ etag, ...described }));
  await file.sync();
  return { etag, bytes };
}

async function writeAll(file: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let written = 0; written < bytes.length; ) {
    written += (await file.write(bytes, written)).bytesWritten;
  }
}

async function giveName(temporary: string, path: string, ifAbsent: boolean): Promise<'created' | 'exists'> {
  for (let attempt = 1; ; attempt++) {
    try {
      // A hard link fails where the name is taken; a rename replaces.
      await (ifAbsent ? link(temporary, path) : rename(temporary, path));
      return 'created';
    } catch (error) {
      if (ifAbsent && isTaken(error)) return 'exists';
      if (!isMissing(error) || attempt === mostAttempts) throw error;
      await makeFolder(dirname(path));
    }
  }
}

async function makeFolder(folder: string): Promise<void> {
  const firstMade = await mkdir(folder, { recursive: true });
  if (firstMade === undefined) return;
  for (let made = folder; ; made = dirname(made)) {
    await flushFolder(dirname(made));
    if (made === firstMade) return;
  }
}

/** Flushes the names in a folder to the disk. A folder that was pruned meanwhile holds none. */
export async function flushFolder(folder: string): Promise<void> {
  try {
    await using handle = await open(folder, 'r');
    await handle.sync();
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
}
