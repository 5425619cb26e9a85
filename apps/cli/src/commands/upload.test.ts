import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aState, type FakeApi, fakeApi } from '../testing/fake-api.ts';
import { run } from '../testing/run.ts';

let cwd: string;
beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'millrace-cli-'));
  await mkdir(join(cwd, 'folder', 'deeper'), { recursive: true });
  await writeFile(join(cwd, 'a.txt'), 'A');
  await writeFile(join(cwd, 'folder', 'b.txt'), 'B');
  await writeFile(join(cwd, 'folder', 'deeper', 'c.txt'), 'C');
  await writeFile(join(cwd, 'folder', '.hidden'), 'no');
});
afterEach(() => rm(cwd, { recursive: true }));

const nameIn = (body: string) => /name="name"\r\n\r\n(.*)\r\n/.exec(body)?.[1] ?? '';

/** An API where the task of x is `task-x`; b is refused, c fails. */
function mixedApi(): Promise<FakeApi> {
  return fakeApi(({ path, body }) => {
    if (path.endsWith('/upload')) {
      const name = nameIn(body);
      if (name === 'b.txt') return { problem: 'PAYLOAD_TOO_LARGE', status: 413 };
      return { json: { taskId: `task-${name}`, documentId: 'd', status: 'queued', statusUrl: '/' }, status: 202 };
    }
    const taskId = path.split('/').at(-2) ?? '';
    const error = { code: 'CORRUPT_DOCUMENT', message: 'broken', retryable: false, stage: 'parser' };
    return taskId === 'task-c.txt'
      ? { states: [aState({ taskId, status: 'failed', error })] }
      : {
          states: [
            aState({ taskId }),
            aState({ taskId, status: 'completed', progress: { chunks: 2, embedded: 1, indexed: 1 } }),
          ],
        };
  });
}

describe('upload', () => {
  it('takes files and folders with all below them but what is hidden, each once', async () => {
    await using api = await mixedApi();
    await run(['--api', api.url, 'upload', 'folder', 'a.txt', './a.txt'], { cwd });
    expect(api.seen.map(({ body }) => nameIn(body)).toSorted()).toEqual(['a.txt', 'b.txt', 'c.txt']);
  });

  it('without --watch tells the tasks, and succeeds when all were accepted', async () => {
    await using api = await mixedApi();
    const { exitCode, out } = await run(['--api', api.url, 'upload', 'a.txt'], { cwd });
    expect([exitCode, out]).toEqual([
      0,
      expect.stringMatching(
        /^FILE {3}STATUS {2}CHUNKS {2}TIME {3}TASK OR ERROR\na.txt {2}queued {10}\d\.\d s {2}task-a.txt$/,
      ),
    ]);
  });

  it('with --watch follows each to its end, and fails when any was refused or failed', async () => {
    await using api = await mixedApi();
    const { exitCode, out, err } = await run(['--api', api.url, 'upload', 'a.txt', 'folder', '--watch'], { cwd });
    expect(exitCode).toBe(1);
    expect(out).toMatch(/^a\.txt +completed +2 +\d\.\d s +task-a\.txt$/m);
    expect(out).toMatch(/^folder\/b\.txt +refused +\d\.\d s +PAYLOAD_TOO_LARGE: the detail$/m);
    expect(out).toMatch(/^folder\/deeper\/c\.txt +failed +\d\.\d s +CORRUPT_DOCUMENT: broken$/m);
    expect(err).toContain('a.txt: completed, 2 chunks');
  });

  it('names each document by its path, unless told otherwise', async () => {
    await using api = await mixedApi();
    const sent = async (...options: string[]) => {
      await run(['--api', api.url, 'upload', 'a.txt', ...options], { cwd });
      return /name="externalId"\r\n\r\n(.*)\r\n/.exec(api.seen.at(-1)?.body ?? '')?.[1];
    };
    expect(await sent()).toBe(join(cwd, 'a.txt'));
    expect(await sent('--external-id', 'mine')).toBe('mine');
    expect(await sent('--no-external-id')).toBeUndefined();
    expect(await run(['--api', api.url, 'upload', 'folder', '--external-id', 'mine'], { cwd })).toMatchObject({
      exitCode: 1,
      err: expect.stringContaining('names one document'),
    });
  });

  it('sends metadata, numbers and truths as such', async () => {
    await using api = await mixedApi();
    await run(['--api', api.url, 'upload', 'a.txt', '-m', 'year=2026', '-m', 'final=true', '-m', 'title=a=b'], { cwd });
    expect(api.seen.at(-1)?.body).toContain('{"year":2026,"final":true,"title":"a=b"}');
  });

  it('prints results as JSON when asked', async () => {
    await using api = await mixedApi();
    const { out } = await run(['--api', api.url, '--json', 'upload', 'a.txt', '--watch'], { cwd });
    expect(JSON.parse(out)).toMatchObject([{ path: 'a.txt', taskId: 'task-a.txt', status: 'completed', chunks: 2 }]);
  });

  it('says which file is not there, before anything is sent', async () => {
    await using api = await mixedApi();
    const result = await run(['--api', api.url, 'upload', 'a.txt', 'none.txt'], { cwd });
    expect(result).toMatchObject({ exitCode: 1, err: `error: there is no file ${join(cwd, 'none.txt')}` });
    expect(api.seen).toEqual([]);
  });
});
