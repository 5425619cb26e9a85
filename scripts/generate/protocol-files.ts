import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';

const library = 'libs/protocol';

/** The messages and services of the protocol files, by their paths from the root. Throws where a protocol file is not right. */
export async function protocolFiles(root: string): Promise<Record<string, string>> {
  const folder = join(root, library);
  const tools = join(folder, 'node_modules', '.bin');
  const run = (...args: string[]) =>
    promisify(execFile)(join(tools, 'buf'), args, {
      cwd: folder,
      env: { ...process.env, PATH: `${tools}${delimiter}${process.env.PATH}` },
    });
  await run('lint');
  const draft = await mkdtemp(join(tmpdir(), 'millrace-protocol-'));
  try {
    await run('generate', '--output', draft);
    const names = await readdir(join(draft, 'generated'), { recursive: true, withFileTypes: true });
    const files = names.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
    const texts = files.map(async (file) => [`${library}${file.slice(draft.length)}`, await readFile(file, 'utf8')]);
    return Object.fromEntries(await Promise.all(texts));
  } finally {
    await rm(draft, { recursive: true });
  }
}
