import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startStandalone } from '@millrace/standalone';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { run } from './testing/run.ts';

describe('the command line with the embedded stack', () => {
  let cwd: string;
  beforeEach(async () => {
    cwd = await mkdtemp(join(tmpdir(), 'millrace-cli-'));
  });
  afterEach(() => rm(cwd, { recursive: true, force: true }));

  it('uploads what it can, tells what it cannot, and finds what was uploaded', async () => {
    await writeFile(join(cwd, 'sluice.md'), '# The sluice\n\nThe sluice is closed with the iron crank in the cellar.');
    await writeFile(join(cwd, '水车.txt'), '柳溪磨坊的水车有三十二块柏木叶板，每年清明节前更换一次。');
    await writeFile(join(cwd, 'broken.pdf'), '%PDF-1.7\nthis is no PDF');
    const standalone = await startStandalone({ port: 0, dataDir: join(cwd, 'data') });
    try {
      const millrace = (...argv: string[]) => run(['--api', standalone.url, ...argv], { cwd });

      const files = ['sluice.md', '水车.txt', 'broken.pdf', 'missing.txt'];
      const uploaded = await millrace('upload', ...files, '--watch', '-m', 'mill=willow');
      expect(uploaded.exitCode).toBe(1);
      expect(uploaded.out).toMatch(/^sluice\.md +completed +1 /m);
      expect(uploaded.out).toMatch(/^水车\.txt +completed +1 /m);
      expect(uploaded.out).toMatch(/^broken\.pdf +failed .* CORRUPT_DOCUMENT /m);
      expect(uploaded.out).toMatch(/^missing\.txt +refused .* FILE_NOT_FOUND /m);

      const found = await millrace('search', 'how do I close the sluice?', '--filter', 'mill=willow');
      expect(found).toMatchObject({ exitCode: 0, out: expect.stringMatching(/^1\. sluice\.md, The sluice/) });
      const none = await millrace('search', 'sluice', '--filter', 'mill=alder');
      expect(none).toMatchObject({ exitCode: 0, out: '', err: expect.stringMatching(/^0 passages/) });

      const again = await millrace('upload', 'sluice.md');
      const [, taskId = ''] = again.out.split('\t');
      expect(again.exitCode).toBe(0);
      expect(await millrace('status', taskId, '--watch')).toMatchObject({
        exitCode: 0,
        out: `${taskId}  sluice.md: completed, 1 chunk`,
      });
      expect((await millrace('documents')).out.split('\n')).toHaveLength(4);
      expect((await millrace('collections')).out).toMatch(/^default /m);
    } finally {
      await standalone.close();
    }
  }, 120_000);
});
