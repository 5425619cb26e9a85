import { access, constants, readdir, stat } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import type { Reason } from '../reason.ts';

/** A file to upload, or a path that came to nothing, and why. */
export interface FoundFile {
  /** Absolute. */
  readonly path: string;
  /** Relative to the working folder: for people. */
  readonly shown: string;
  readonly error?: Reason;
}

/**
 * The files that the paths name, each once: a folder stands for all files below it but hidden ones, in the order of their names. Links
 * to folders inside of folders are passed over, since they may lead in circles. Never rejects: a path that is missing
 * (`FILE_NOT_FOUND`), cannot be read (`FILE_UNREADABLE`), or is a device or the like (`NOT_A_FILE`) is found with its error.
 */
export async function findFiles(paths: readonly string[], cwd: string): Promise<FoundFile[]> {
  const found = new Map<string, FoundFile>();
  for (const path of paths) {
    for await (const { path: at, error } of filesAt(resolve(cwd, path))) {
      const file = { path: at, shown: relative(cwd, at) || at, ...(error ? { error } : {}) };
      if (!found.has(at)) found.set(at, file);
    }
  }
  return [...found.values()];
}

type Finding = Omit<FoundFile, 'shown'>;

async function* filesAt(path: string): AsyncGenerator<Finding> {
  try {
    const stats = await stat(path);
    if (!stats.isDirectory()) {
      if (!stats.isFile())
        throw Object.assign(new Error('this is neither a file nor a folder'), { code: 'NOT_A_FILE' });
      await access(path, constants.R_OK);
      yield { path };
      return;
    }
    yield* filesIn(path);
  } catch (error) {
    yield { path, error: reasonOfSystem(error) };
  }
}

async function* filesIn(folder: string): AsyncGenerator<Finding> {
  const entries = await readdir(folder, { withFileTypes: true });
  for (const entry of entries.toSorted((one, other) => (one.name < other.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (entry.name.startsWith('.')) continue;
    if (entry.isSymbolicLink() && (await leadsToFolder(path))) continue;
    if (entry.isDirectory() || entry.isFile() || entry.isSymbolicLink()) yield* filesAt(path);
  }
}

async function leadsToFolder(link: string): Promise<boolean> {
  return stat(link).then(
    (stats) => stats.isDirectory(),
    () => false,
  );
}

function reasonOfSystem(error: unknown): Reason {
  if (!(error instanceof Error && 'code' in error)) throw error;
  if (error.code === 'ENOENT') return { code: 'FILE_NOT_FOUND', message: 'there is no such file' };
  if (error.code === 'NOT_A_FILE') return { code: 'NOT_A_FILE', message: error.message };
  return { code: 'FILE_UNREADABLE', message: error.message };
}
