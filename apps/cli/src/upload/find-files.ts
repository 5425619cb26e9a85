import { readdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';

/**
 * The files that the paths name, as absolute paths, each once: a folder stands for all files below it but hidden ones, in the order
 * of their names. Throws where a path does not exist.
 */
export async function findFiles(paths: readonly string[], cwd: string): Promise<string[]> {
  const found = await Promise.all(paths.map((path) => filesAt(resolve(cwd, path))));
  return [...new Set(found.flat())];
}

async function filesAt(path: string): Promise<string[]> {
  if (!(await stat(path)).isDirectory()) return [path];
  const entries = await readdir(path, { withFileTypes: true });
  const visible = entries
    .filter(({ name }) => !name.startsWith('.'))
    .filter((entry) => entry.isDirectory() || entry.isFile())
    .toSorted((one, other) => (one.name < other.name ? -1 : 1));
  return (await Promise.all(visible.map(({ name }) => filesAt(join(path, name))))).flat();
}
