import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aState, type FakeApi, fakeApi } from '../testing/fake-api.ts';
import { fakeScreen } from '../testing/fake-screen.ts';
import { run } from '../testing/run.ts';

let cwd: string;
beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'millrace-cli-'));
  await mkdir(join(cwd, 'folder'));
  await writeFile(join(cwd, 'a.txt'), 'A');
  await writeFile(join(cwd, 'folder', 'b.txt'), 'B');
  await writeFile(join(cwd, 'folder', 'c.txt'), 'C');
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
  it('tells each task as it is accepted, and succeeds when all were', async () => {
    await using api = await mixedApi();
    expect(await run(['--api', api.url, 'upload', 'a.txt', 'folder/c.txt'], { cwd })).toEqual({
      exitCode: 0,
      out: expect.toSatisfy((out: string) => {
        return out.split('\n').toSorted().join('\n') === 'a.txt\ttask-a.txt\nfolder/c.txt\ttask-c.txt';
      }),
      err: '',
    });
  });

  it('tells what is missing or refused with its code, uploads the rest, and fails', async () => {
    await using api = await mixedApi();
    const { exitCode, out, err } = await run(['--api', api.url, 'upload', 'none.txt', 'folder/b.txt', 'a.txt'], {
      cwd,
    });
    expect([exitCode, out]).toEqual([1, 'a.txt\ttask-a.txt']);
    expect(err.split('\n')).toEqual([
      'none.txt: FILE_NOT_FOUND: there is no such file',
      'folder/b.txt: PAYLOAD_TOO_LARGE: the detail',
    ]);
  });

  it('with --watch follows each to its end, and fails when any was refused or failed', async () => {
    await using api = await mixedApi();
    const { exitCode, out, err } = await run(['--api', api.url, 'upload', 'a.txt', 'folder', '--watch'], { cwd });
    expect(exitCode).toBe(1);
    expect(out).toMatch(/^FILE +STATUS +CHUNKS +TIME +TASK +CODE +MESSAGE$/m);
    expect(out).toMatch(/^a\.txt +completed +2 +\d\.\d s +task-a\.txt$/m);
    expect(out).toMatch(/^folder\/b\.txt +refused +\d\.\d s +PAYLOAD_TOO_LARGE +the detail$/m);
    expect(out).toMatch(/^folder\/c\.txt +failed +\d\.\d s +task-c\.txt +CORRUPT_DOCUMENT +broken$/m);
    expect(err).toContain('a.txt: completed, 2 chunks');
  });

  it('leaves a line for every document on a terminal', async () => {
    await using api = await mixedApi();
    const screen = fakeScreen();
    await run(['--api', api.url, 'upload', 'a.txt', 'folder', 'none.txt', '--watch'], { cwd, screen });
    expect(screen.lines().toSorted()).toEqual([
      ' ✓ a.txt  completed, 2 chunks',
      ' ✗ folder/b.txt  refused, PAYLOAD_TOO_LARGE: the detail',
      ' ✗ folder/c.txt  failed, CORRUPT_DOCUMENT: broken',
      ' ✗ none.txt  refused, FILE_NOT_FOUND: there is no such file',
    ]);
  });

  it('when interrupted, says which tasks go on and how to look at them', async () => {
    const interrupt = new AbortController();
    await using api = await fakeApi(({ path }) => {
      if (path.endsWith('/upload'))
        return { json: { taskId: 't1', documentId: 'd', status: 'queued', statusUrl: '/' } };
      if (!path.endsWith('/events')) return undefined;
      queueMicrotask(() => interrupt.abort());
      return { states: [aState()], open: true };
    });
    const argv = ['--api', api.url, 'upload', 'a.txt', 'folder', '--watch', '--concurrency', '1'];
    const { exitCode, err } = await run(argv, { cwd, signal: interrupt.signal });
    expect(exitCode).toBe(130);
    expect(err).toMatch(
      /interrupted; not uploaded: 2 of 3\nthe task goes on; look at it with\n {2}millrace status t1 --watch$/,
    );
  });

  it('fails at once and once where no server answers', async () => {
    const { exitCode, out, err } = await run(['--api', 'http://127.0.0.1:1', 'upload', 'a.txt', 'folder'], { cwd });
    expect([exitCode, out]).toEqual([1, '']);
    expect(err).toMatch(/^error: http:\/\/127.0.0.1:1 does not answer: .*MILLRACE_API_URL \(UNREACHABLE\)$/);
  });

  it('tells that a document is unchanged', async () => {
    const done = aState({ status: 'completed', progress: { chunks: 2, embedded: 1, indexed: 1 } });
    const accepted = { taskId: 't1', documentId: 'd1', status: 'completed', statusUrl: '/', unchanged: true };
    await using api = await fakeApi(({ path }) => {
      if (path.endsWith('/upload')) return { json: accepted };
      return path.endsWith('/events') ? { states: [done] } : undefined;
    });
    expect(await run(['--api', api.url, 'upload', 'a.txt'], { cwd })).toMatchObject({
      exitCode: 0,
      out: 'a.txt\tt1\tunchanged',
    });
    const screen = fakeScreen();
    const watched = await run(['--api', api.url, 'upload', 'a.txt', '--watch'], { cwd, screen });
    expect(watched.out).toMatch(/^a\.txt +completed, unchanged +2 /m);
    expect(screen.lines()).toEqual([' ✓ a.txt  completed, 2 chunks, unchanged']);
  });

  it('sends its priority, and that it is to be ingested all the same', async () => {
    await using api = await mixedApi();
    await run(['--api', api.url, 'upload', 'a.txt', '--priority', 'bulk', '--force'], { cwd });
    expect(api.seen.at(-1)?.body).toMatch(/name="priority"\r\n\r\nbulk\r\n/);
    expect(api.seen.at(-1)?.body).toMatch(/name="force"\r\n\r\ntrue\r\n/);
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
  });

  it('sends its other names, keys and order', async () => {
    await using api = await mixedApi();
    const options = ['--name', 'Our plan', '--idempotency-key', 'k1', '--version-number', '7'];
    await run(['--api', api.url, 'upload', 'a.txt', ...options], { cwd });
    expect(nameIn(api.seen[0]?.body ?? '')).toBe('Our plan');
    expect(api.seen[0]?.idempotencyKey).toBe('k1');
    expect(api.seen[0]?.body).toMatch(/name="version"\r\n\r\n7\r\n/);
  });

  it.each(['--external-id', '--name', '--idempotency-key'])('refuses %s for several files', async (option) => {
    expect(await run(['upload', 'folder', option, 'mine'], { cwd })).toMatchObject({
      exitCode: 2,
      err: `error: ${option} is for one file, and there are several`,
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
    expect(JSON.parse(out)).toMatchObject([
      { file: 'a.txt', taskId: 'task-a.txt', status: 'completed', progress: { chunks: 2 } },
    ]);
  });
});
