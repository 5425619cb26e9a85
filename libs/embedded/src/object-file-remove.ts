import { rm, rmdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { flushFolder } from './object-file-writer.ts';

/** Removes the file and the folders below `root` that it leaves empty. A missing file is no error. */
export async function removeObjectFile(path: string, root: string): Promise<void> {
  await rm(path, { force: true });
  let folder = dirname(path);
  while (folder !== root && (await removedEmpty(folder))) folder = dirname(folder);
  await flushFolder(folder);
}

async function removedEmpty(folder: string): Promise<boolean> {
  try {
    await rmdir(folder);
    return true;
  } catch {
    // Not empty, or gone already: then whoever removed it goes on upwards.
    return false;
  }
}
