import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isMissing } from './object-file-error.ts';

/** Removes the temporary files that nothing was written to since `before`, and resolves to how many. */
export async function removeHalfWritten(folder: string, before: Date): Promise<number> {
  let removed = 0;
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    try {
      const { mtime } = await stat(path);
      if (mtime >= before) continue;
      await rm(path);
      removed++;
    } catch (error) {
      // It was given its name, or given up, meanwhile.
      if (!isMissing(error)) throw error;
    }
  }
  return removed;
}
