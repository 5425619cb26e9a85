import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { stageFiles } from './stage-files.ts';

const root = join(import.meta.dirname, '../..');
const run = promisify(execFile);

describe('a new stage', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'millrace-new-stage-'));
    for (const path of ['apps/standalone/src/stages.ts', 'apps/standalone/package.json', 'tsconfig.base.json']) {
      await cp(join(root, path), join(folder, path));
    }
    await mkdir(join(folder, 'node_modules/@millrace'), { recursive: true });
    for (const library of ['composition', 'contracts', 'worker-runtime']) {
      await symlink(join(root, 'libs', library), join(folder, 'node_modules/@millrace', library));
    }
    for (const tool of ['zod', 'vitest', '@types'])
      await symlink(join(root, 'node_modules', tool), join(folder, 'node_modules', tool));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const generate = (...args: string[]) =>
    run(process.execPath, [join(root, 'scripts/new-stage.ts'), ...args, '--root', folder, '--no-install']);

  it('is one file that type-checks as it stands, and one line in the list of stages', async () => {
    await generate('stage', 'word-counter', '--consumes', 'document.indexed');
    await run(join(root, 'node_modules/.bin/tsc'), ['--noEmit', '-p', join(folder, 'apps/word-counter')]);
    const before = await readFile(join(root, 'apps/standalone/src/stages.ts'), 'utf8');
    const after = await readFile(join(folder, 'apps/standalone/src/stages.ts'), 'utf8');
    const added = after.split('\n').filter((line) => !before.split('\n').includes(line));
    expect(added).toEqual(["import { wordCounter } from '@millrace/word-counter';", '  wordCounter,']);
    const manifest = JSON.parse(await readFile(join(folder, 'apps/standalone/package.json'), 'utf8'));
    expect(manifest.dependencies).toHaveProperty('@millrace/word-counter', 'workspace:*');
  });

  it('does not overwrite one that stands', async () => {
    await generate('stage', 'word-counter', '--consumes', 'document.indexed');
    await expect(generate('stage', 'word-counter', '--consumes', 'document.indexed')).rejects.toThrow(/EEXIST/);
  });

  it('is refused with a name that is no folder’s, or an event that nobody publishes', () => {
    expect(() => stageFiles('../evil', 'document.indexed')).toThrow(RangeError);
    expect(() => stageFiles('Counter', 'document.indexed')).toThrow(RangeError);
    expect(() => stageFiles('counter', 'document.eaten')).toThrow(/document\.indexed/);
  });
});
