import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Characters of a passage. */
const least = 120;
const most = 1_200;

/** A passage of real text. */
export interface Passage {
  readonly text: string;
  /** Where its file lies, from the folder. */
  readonly file: string;
  /** Its ordinal among the passages of the file. */
  readonly ordinal: number;
}

/**
 * The first `count` passages, each once, of the Markdown and text files below `folder`, in the order of the files' names: paragraphs, and
 * what is shorter together with what follows. Throws a RangeError where there are fewer.
 */
export async function readPassages(folder: string, count: number): Promise<Passage[]> {
  const passages = new Map<string, Passage>();
  for (const file of await textFiles(folder)) {
    const texts = cut(await readFile(join(folder, file), 'utf8'));
    for (const [ordinal, text] of texts.entries()) {
      if (!passages.has(text)) passages.set(text, { text, file, ordinal });
      if (passages.size === count) return [...passages.values()];
    }
  }
  throw new RangeError(
    `${folder} holds ${passages.size} passages of ${least} characters or more, and ${count} are wanted`,
  );
}

async function textFiles(folder: string): Promise<string[]> {
  const files: string[] = [];
  for await (const file of glob('**/*.{md,txt}', { cwd: folder })) files.push(file);
  return files.sort();
}

function cut(text: string): string[] {
  const passages: string[] = [];
  let open = '';
  for (const paragraph of text.split(/\n\s*\n/)) {
    open = `${open}\n${paragraph.trim()}`.trim();
    if (open.length < least) continue;
    passages.push(open.slice(0, most));
    open = '';
  }
  return passages;
}
