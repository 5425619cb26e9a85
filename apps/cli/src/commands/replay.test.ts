import { describe, expect, it } from 'vitest';
import { aState, fakeApi } from '../testing/fake-api.ts';
import { run } from '../testing/run.ts';

const now = new Date('2026-04-01T12:00:00.000Z');
const collections = {
  json: { total: 1, items: [{ name: 'laws', settings: aSettings(), documents: 3, chunks: 9, createdAt: '' }] },
};

function aSettings() {
  return {
    chunking: { maxTokens: 400, overlapTokens: 40 },
    embedding: { provider: 'hashing', model: 'hashing-v1', version: '1', dimension: 384, metric: 'cosine' },
  };
}

function replayed(answer: object) {
  return {
    json: { taskId: 't2', documentId: 'd1', run: 0, from: 'embed', effectiveFrom: 'embed', statusUrl: '/', ...answer },
  };
}

describe('replay of a task', () => {
  it('says which task works from which stage on, and why from an earlier one', async () => {
    await using api = await fakeApi(({ path }) => {
      if (path.includes('/failed/')) return replayed({ taskId: 'failed', run: 1 });
      return path.endsWith('/replay') ? replayed({ replayOf: 't1', effectiveFrom: 'parse' }) : collections;
    });
    expect(await run(['--api', api.url, 'replay', 'failed'])).toMatchObject({
      exitCode: 0,
      out: 'failed: goes on in run 1, from embed',
    });
    expect(await run(['--api', api.url, 'replay', 't1', '--from', 'embed'])).toMatchObject({
      out: 't2: repeats t1, from parse (what embed begins with was not stored)',
    });
    expect(api.seen.at(-1)).toMatchObject({ path: '/api/v1/tasks/t1/replay', body: '{"from":"embed"}' });
  });

  it('with --watch follows the new task, and fails with it', async () => {
    const error = { code: 'STAGE_FAILED', message: 'broken', retryable: false, stage: 'embedder' };
    const failed = aState({ taskId: 't2', status: 'failed', error });
    await using api = await fakeApi(({ path }) => {
      if (path.endsWith('/replay')) return replayed({ replayOf: 't1' });
      if (path.endsWith('/events')) return { states: [failed] };
      return path.endsWith('/tasks/t2') ? { json: aState({ taskId: 't2' }) } : collections;
    });
    expect(await run(['--api', api.url, 'replay', 't1', '--watch'])).toEqual({
      exitCode: 1,
      out: 't2  a.txt: failed, STAGE_FAILED: broken',
      err: 't2: repeats t1, from embed\na.txt: queued\na.txt: failed, STAGE_FAILED: broken',
    });
  });
});

describe('replay of a collection', () => {
  it('asks again while there is more, and says how many begin where', async () => {
    await using api = await fakeApi(({ path, body }) => {
      if (!path.endsWith('/replay')) return collections;
      const lastDueAt = '2026-04-01T12:00:30.000Z';
      return body.includes('"next":"page"')
        ? { json: { replayed: 1, effectiveFrom: { parse: 1 }, lastDueAt } }
        : { json: { replayed: 2, effectiveFrom: { embed: 1, parse: 1 }, next: 'page' } };
    });
    const argv = ['--api', api.url, 'replay', '--collection', 'laws', '--from', 'embed'];
    expect(await run(argv, { now })).toEqual({
      exitCode: 0,
      out: '3 documents of laws begun anew: 1 from embed, 2 from parse; the last begins in 30 seconds',
      err: '2 of 3',
    });
    expect(JSON.parse((await run([...argv, '--json'])).out)).toMatchObject({
      replayed: 3,
      effectiveFrom: { embed: 1, parse: 2 },
    });
  });

  it('asks a person first, with the number of documents', async () => {
    await using api = await fakeApi(({ path }) => (path.endsWith('/replay') ? undefined : collections));
    expect(await run(['--api', api.url, 'replay', '-c', 'laws', '--from', 'embed'], { answer: 'n' })).toMatchObject({
      exitCode: 1,
      err: 'Work the 3 documents of laws again from embed? [y/N] \nnothing was done',
    });
  });

  it.each([
    [[], 'give either a task or --collection'],
    [['t1', '-c', 'laws'], 'give either a task or --collection'],
    [['-c', 'laws'], '--collection needs --from'],
    [['-c', 'laws', '--from', 'embed', '--watch'], '--watch follows a task, not a collection'],
  ])('refuses %j', async (argv, message) => {
    expect(await run(['replay', ...argv])).toMatchObject({ exitCode: 2, err: `error: ${message}` });
  });
});
