/**
 * Writes what is generated from code: the published contract, the messages of gRPC, the table of settings, the example environment.
 * `--check` writes nothing and fails when a file is stale.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { generatedFiles } from './generate/files.ts';

const root = join(import.meta.dirname, '..');
const checking = process.argv.includes('--check');
const stale: string[] = [];

for (const [path, text] of Object.entries(await generatedFiles(root))) {
  const file = join(root, path);
  const current = await readFile(file, 'utf8').catch(() => undefined);
  if (current === text) continue;
  stale.push(path);
  if (checking) continue;
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
}

if (stale.length === 0) console.log('generated files are up to date');
else if (checking) {
  console.error(`stale, run "npm run generate":\n${stale.map((path) => `  ${path}`).join('\n')}`);
  process.exitCode = 1;
} else console.log(`written:\n${stale.map((path) => `  ${path}`).join('\n')}`);
