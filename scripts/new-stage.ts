/** `npm run new -- stage NAME --consumes EVENT`: a new stage in the right shape, started by the standalone process. */
import { execFileSync } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { stageFiles } from './new-stage/stage-files.ts';
import { withStage } from './new-stage/with-stage.ts';

const usage =
  'Usage: npm run new -- stage NAME --consumes EVENT     e.g. npm run new -- stage summariser --consumes document.indexed';
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { consumes: { type: 'string' }, root: { type: 'string' }, 'no-install': { type: 'boolean' } },
});
const [kind, name] = positionals;
const root = values.root ?? join(import.meta.dirname, '..');

if (kind !== 'stage' || !name || !values.consumes) {
  console.error(usage);
  process.exit(2);
}

for (const [path, text] of Object.entries(stageFiles(name, values.consumes))) {
  const file = join(root, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text, { flag: 'wx' });
  console.log(`written  ${path}`);
}
for (const path of ['apps/standalone/src/stages.ts', 'apps/standalone/package.json']) {
  const file = join(root, path);
  await writeFile(file, withStage(path, await readFile(file, 'utf8'), name));
  console.log(`changed  ${path}`);
}
if (!values['no-install']) execFileSync('pnpm', ['install', '--no-frozen-lockfile'], { cwd: root, stdio: 'inherit' });
console.log(`\nEdit apps/${name}/src/${name}.ts: it is the whole stage.`);
