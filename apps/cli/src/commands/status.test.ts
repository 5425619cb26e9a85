import { describe, expect, it } from 'vitest';
import { aState, fakeApi } from '../testing/fake-api.ts';
import { run } from '../testing/run.ts';

describe('status', () => {
  it('shows a task, and fails when the task has', async () => {
    const error = { code: 'NEEDS_OCR', message: 'only pictures', retryable: false, stage: 'parser' };
    await using api = await fakeApi(() => ({
      json: aState({ status: 'failed', error, warnings: ['page 2 is blank'] }),
    }));
    expect(await run(['--api', api.url, 'status', 't1'])).toMatchObject({
      exitCode: 1,
      out: 't1  a.txt: failed, NEEDS_OCR: only pictures, 1 warning\n  warning: page 2 is blank',
    });
  });

  it('follows a task to its end when it is watched', async () => {
    const done = aState({ status: 'completed', updatedAt: 'later', progress: { chunks: 7, embedded: 1, indexed: 1 } });
    await using api = await fakeApi(({ path }) =>
      path.endsWith('/events') ? { states: [aState(), done] } : { json: aState() },
    );
    expect(await run(['--api', api.url, 'status', 't1', '--watch'])).toMatchObject({
      exitCode: 0,
      out: 't1  a.txt: completed, 7 chunks',
      err: 'a.txt: queued\na.txt: completed, 7 chunks',
    });
  });

  it('says how few chunks of a changed document were embedded anew', async () => {
    const progress = { chunks: 361, embedded: 12, indexed: 12, computed: 12 };
    await using api = await fakeApi(() => ({ json: aState({ status: 'completed', progress }) }));
    expect(await run(['--api', api.url, 'status', 't1'])).toMatchObject({
      out: 't1  a.txt: completed, 361 chunks, 12 embedded anew',
    });
  });

  it('looks at several tasks, and fails when any is not known', async () => {
    await using api = await fakeApi(({ path }) =>
      path.endsWith('/t2') ? { problem: 'TASK_NOT_FOUND', status: 404 } : { json: aState() },
    );
    expect(await run(['--api', api.url, 'status', 't1', 't2'])).toMatchObject({
      exitCode: 1,
      out: 't1  a.txt: queued\nt2: unknown, TASK_NOT_FOUND: the detail',
    });
    const { out } = await run(['--api', api.url, '--json', 'status', 't1', 't2']);
    expect(JSON.parse(out)).toMatchObject([
      { taskId: 't1', status: 'queued' },
      { taskId: 't2', status: 'unknown', error: { code: 'TASK_NOT_FOUND' } },
    ]);
  });

  it('when interrupted, says how to look again', async () => {
    const interrupt = new AbortController();
    await using api = await fakeApi(({ path }) => {
      if (!path.endsWith('/events')) return { json: aState() };
      queueMicrotask(() => interrupt.abort());
      return { states: [aState()], open: true };
    });
    const options = { signal: interrupt.signal };
    expect(await run(['--api', api.url, 'status', 't1', '--watch'], options)).toMatchObject({
      exitCode: 130,
      err: expect.stringMatching(/interrupted\nthe task goes on; look at it with\n {2}millrace status t1 --watch$/),
    });
  });
});
