import type { Dirent } from 'node:fs';
import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { ObjectEntry } from '@millrace/ports';
import { isMissing } from './object-file-error.ts';
import { folderOfPrefix, segmentOfName } from './object-file-path.ts';
import { readTrailer } from './object-file-trailer.ts';

/** Every object below `root` whose key begins with `prefix`, in the order of the keys' UTF-8. What is deleted meanwhile is left out. */
export async function* walkObjectFiles(root: string, prefix: string): AsyncGenerator<ObjectEntry> {
  const folder = folderOfPrefix(prefix);
  if (folder) yield* walk(join(root, folder.path), folder.key, prefix);
}

async function* walk(folder: string, folderKey: string, prefix: string): AsyncGenerator<ObjectEntry> {
  for (const { name, key, isObject } of await childrenOf(folder, folderKey)) {
    if (!key.startsWith(prefix)) continue;
    const path = join(folder, name);
    if (!isObject) yield* walk(path, key, prefix);
    else {
      const entry = await entryOf(path, key);
      if (entry) yield entry;
    }
  }
}

interface Child {
  readonly name: string;
  /** The object's key, or of a folder the beginning of all keys in it, `/` included. */
  readonly key: string;
  readonly isObject: boolean;
}

async function childrenOf(folder: string, folderKey: string): Promise<Child[]> {
  const children = (await readFolder(folder)).flatMap((entry): Child[] => {
    const { segment, isObject } = segmentOfName(entry.name);
    if (isObject !== entry.isFile()) return [];
    return [{ name: entry.name, key: folderKey + segment + (isObject ? '' : '/'), isObject }];
  });
  return children.sort((one, other) => Buffer.compare(Buffer.from(one.key), Buffer.from(other.key)));
}

async function readFolder(folder: string): Promise<Dirent[]> {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

async function entryOf(path: string, key: string): Promise<ObjectEntry | undefined> {
  try {
    await using file = await open(path);
    const { bytes, lastModified } = await readTrailer(file, key);
    return { key, bytes, lastModified };
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}
