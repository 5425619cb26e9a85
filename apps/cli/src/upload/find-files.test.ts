import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findFiles } from './find-files.ts';

let cwd: string;
beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'millrace-find-'));
  await mkdir(join(cwd, 'folder', 'deeper'), { recursive: true });
  await writeFile(join(cwd, 'a.txt'), 'A');
  await writeFile(join(cwd, 'folder', 'b.txt'), 'B');
  await writeFile(join(cwd, 'folder', 'deeper', 'c.txt'), 'C');
  await writeFile(join(cwd, 'folder', '.hidden'), 'no');
});
afterEach(() => rm(cwd, { recursive: true }));

describe('findFiles', () => {
  it('finds files and all below folders but what is hidden, each once', async () => {
    expect(await findFiles(['folder', 'a.txt', './a.txt', join(cwd, 'folder', 'b.txt')], cwd)).toEqual([
      { path: join(cwd, 'folder', 'b.txt'), shown: 'folder/b.txt' },
      { path: join(cwd, 'folder', 'deeper', 'c.txt'), shown: 'folder/deeper/c.txt' },
      { path: join(cwd, 'a.txt'), shown: 'a.txt' },
    ]);
  });

  it('follows links to files, and none to folders inside of folders', async () => {
    await symlink(join(cwd, 'a.txt'), join(cwd, 'folder', 'deeper', 'a-link'));
    await symlink(join(cwd, 'folder'), join(cwd, 'folder', 'deeper', 'circle'));
    const files = await findFiles(['folder/deeper'], cwd);
    expect(files.map(({ shown }) => shown)).toEqual(['folder/deeper/a-link', 'folder/deeper/c.txt']);
  });

  it('finds what is missing or no file with its error, and goes on', async () => {
    await symlink(join(cwd, 'gone'), join(cwd, 'folder', 'dangling'));
    const files = await findFiles(['none.txt', '/dev/null', 'folder', 'a.txt/x'], cwd);
    expect(files.map(({ shown, error }) => [shown, error?.code])).toEqual([
      ['none.txt', 'FILE_NOT_FOUND'],
      [expect.stringContaining('/dev/null'), 'NOT_A_FILE'],
      ['folder/b.txt', undefined],
      ['folder/dangling', 'FILE_NOT_FOUND'],
      ['folder/deeper/c.txt', undefined],
      ['a.txt/x', 'FILE_UNREADABLE'],
    ]);
  });
});
