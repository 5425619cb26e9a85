import { expect, it } from 'vitest';
import { fakeApi, noCollections } from '../testing/fake-api.ts';
import { run } from '../testing/run.ts';

it('questions are listed with what became of them', async () => {
  const log = {
    logId: '0198b2c4-6a1e-7d3f-9c55-2f1d8e7a4b60',
    tenant: 'default',
    userId: 'ann',
    collection: 'default',
    query: '水车是谁建的？',
    latenciesMs: { total: 81.4 },
    outcome: 'failed',
    errorCode: 'MODEL_UNAVAILABLE',
    askedAt: new Date().toISOString(),
  };
  await using api = await fakeApi(({ path }) =>
    path.includes('/retrieval-logs') ? { json: { items: [log], total: 1 } } : noCollections,
  );
  expect(await run(['--api', api.url, 'questions', '--outcome', 'failed', '--of', 'ann'])).toEqual({
    exitCode: 0,
    out: [
      'ASKED     OUTCOME  CODE               PASSAGES  MS  USER  QUESTION',
      'just now  failed   MODEL_UNAVAILABLE         0  81  ann   水车是谁建的？',
    ].join('\n'),
    err: '',
  });
  expect(api.seen.at(-1)?.path).toBe('/api/v1/retrieval-logs?limit=50&skip=0&outcome=failed&userId=ann');
});
