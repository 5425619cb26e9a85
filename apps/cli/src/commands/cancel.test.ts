import { describe, expect, it } from 'vitest';
import { aState, fakeApi, noCollections } from '../testing/fake-api.ts';
import { run } from '../testing/run.ts';

describe('cancel', () => {
  it('says what each task became, that one comes too late, and fails then', async () => {
    await using api = await fakeApi(({ path }) => {
      if (path.endsWith('/collections')) return noCollections;
      return path.includes('/late/')
        ? { problem: 'TOO_LATE', status: 409 }
        : { json: aState({ taskId: 't1', status: 'cancelled' }) };
    });
    expect(await run(['--api', api.url, 'cancel', 't1'])).toEqual({
      exitCode: 0,
      out: 't1  a.txt: cancelled',
      err: '',
    });
    expect(await run(['--api', api.url, 'cancel', 'late', 't1'])).toEqual({
      exitCode: 1,
      out: 't1  a.txt: cancelled',
      err: 'error: the detail (TOO_LATE)',
    });
    const { out } = await run(['--api', api.url, '--json', 'cancel', 'late', 't1']);
    expect(JSON.parse(out)).toMatchObject([
      { id: 'late', error: { code: 'TOO_LATE' } },
      { taskId: 't1', status: 'cancelled' },
    ]);
  });

  it('tells the server who acts', async () => {
    await using api = await fakeApi(({ path }) => (path.endsWith('/cancel') ? { json: aState() } : noCollections));
    await run(['--api', api.url, 'cancel', 't1'], { env: { MILLRACE_USER: 'ann' } });
    expect(api.seen.at(-1)).toMatchObject({ method: 'POST', path: '/api/v1/tasks/t1/cancel', user: 'ann' });
  });
});
