import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { textOf } from '../../scripts/faults/texts.ts';

/** What is put into the pipeline at once. */
export interface InputFiles extends AsyncDisposable {
  readonly files: readonly string[];
}

/** What is written beside documents, for people and for checks. */
const notDocuments = new Set(['README.md', 'expectations.json']);

/** The files of `paths`, those of folders in the order of their names, without folders inside. */
export async function filesOf(paths: readonly string[]): Promise<string[]> {
  const files: string[] = [];
  for (const path of paths) {
    if ((await stat(path)).isFile()) {
      files.push(path);
      continue;
    }
    const entries = (await readdir(path, { withFileTypes: true })).filter((entry) => entry.isFile());
    const names = entries.map(({ name }) => name).filter((name) => !notDocuments.has(name));
    files.push(...names.sort().map((name) => join(path, name)));
  }
  return files;
}

/** Kilobytes of text on one page. */
const pageKilobytes = 3;

/** `count` text files of one page, each different. */
export async function onePageTexts(count: number): Promise<InputFiles> {
  const folder = await mkdtemp(join(tmpdir(), 'millrace-bench-'));
  const files = Array.from({ length: count }, (_, seed) => join(folder, `page-${seed}.txt`));
  await Promise.all(files.map((file, seed) => writeFile(file, textOf(seed, pageKilobytes))));
  return { files, [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }) };
}

/** Formats that the baseline has a loader for: it would take others for text. */
const baselineFormats = new Set(['.pdf', '.docx', '.pptx', '.epub', '.csv', '.html', '.txt', '.md']);

export function baselineReads(file: string): boolean {
  return baselineFormats.has(extname(file).toLowerCase());
}
