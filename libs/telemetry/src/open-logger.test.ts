import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openLogger } from './open-logger.ts';

const nowhere = () => new Writable({ write: (_chunk, _encoding, done) => done() });

describe('a log in files', () => {
  let dir: string;
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'millrace-log-'));
  });
  afterEach(() => rm(dir, { recursive: true, force: true }));

  const open = (options: { dir: string; fileMb?: number; files?: number }) =>
    openLogger({ name: 'parser', format: 'pretty', destination: nowhere(), fileMb: 1, files: 2, ...options });
  const linesOf = async (file: string) =>
    (await readFile(join(dir, file), 'utf8'))
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));

  it('has every line as JSON, errors in a file of their own too, and secrets masked', async () => {
    const log = await open({ dir: join(dir, 'deep', 'logs') });
    log.info({ password: 'hunter2' }, 'parsed');
    log.error({ err: new Error('no luck') }, 'failed');
    const all = await linesOf('deep/logs/parser.1.log');
    expect(all).toMatchObject([
      { level: 'info', name: 'parser', password: '***', msg: 'parsed' },
      { level: 'error', msg: 'failed', err: { message: 'no luck' } },
    ]);
    expect(await linesOf('deep/logs/parser-error.1.log')).toEqual([all[1]]);
  });

  it('goes on in the next file when one is full, and keeps as many as it is told to', async () => {
    const log = await open({ dir });
    const text = 'x'.repeat(1024);
    for (let wave = 0; wave < 4; wave++) {
      for (let line = 0; line < 1024; line++) log.info({ wave, text }, 'filled');
      await expect.poll(() => readdir(dir)).toContain(`parser.${wave + 2}.log`);
    }
    log.info({}, 'last');
    await expect.poll(() => readdir(dir)).toEqual(['parser-error.1.log', 'parser.4.log', 'parser.5.log']);
    expect((await linesOf('parser.4.log')).at(0)).toMatchObject({ wave: 3 });
    expect(await linesOf('parser.5.log')).toMatchObject([{ msg: 'last' }]);
  });

  it('goes on in the file of the process before it', async () => {
    (await open({ dir })).info({}, 'before');
    (await open({ dir })).info({}, 'after');
    expect(await linesOf('parser.1.log')).toMatchObject([{ msg: 'before' }, { msg: 'after' }]);
  });

  it('is refused where its folder cannot be made', async () => {
    await writeFile(join(dir, 'file'), '');
    await expect(open({ dir: join(dir, 'file', 'logs') })).rejects.toMatchObject({
      code: 'CONFIG_INVALID',
      message: expect.stringContaining('LOG_DIR'),
    });
  });
});
