import { describe, expect, it } from 'vitest';
import { aDeadLetter } from '../testing/a-dead-letter.ts';
import { fakeApi, type Reply } from '../testing/fake-api.ts';
import { run } from '../testing/run.ts';

const now = new Date('2026-04-01T12:00:00.000Z');

/** An API with so many open dead letters, that answers a change as given. */
function apiWith(open: number, change: Reply = { json: {} }, letter = aDeadLetter()) {
  return fakeApi(({ method, path }) => {
    if (method !== 'GET') return change;
    return { json: { items: path.includes('/dead-letters') && open > 0 ? [letter] : [], total: open } };
  });
}

describe('dead-letters list', () => {
  it('lists the open ones with their age, and how many more there are', async () => {
    await using api = await apiWith(9);
    expect(await run(['--api', api.url, 'dead-letters'], { now })).toEqual({
      exitCode: 0,
      out: [
        'ID  STATE  FAILED         QUEUE             CODE     ATTEMPTS  TASK  REASON',
        'l1  open   3 minutes ago  documents.upload  NO_TEXT         1  t1    there is no text in it',
      ].join('\n'),
      err: '1 of 9; --skip 1 shows more',
    });
    expect(api.seen.at(-1)?.path).toBe('/api/v1/dead-letters?state=open&limit=50&skip=0');
  });

  it('sends its filters, ages as times', async () => {
    await using api = await apiWith(1);
    const filters = ['--queue', 'q', '--code', 'C', '--task', 't', '--older-than', '2h', '--newer-than', '7d'];
    await run(['--api', api.url, 'dead-letters', 'list', ...filters, '--state', 'all', '-n', '5'], { now });
    expect(Object.fromEntries(new URL(api.seen.at(-1)?.path ?? '', api.url).searchParams)).toEqual({
      queue: 'q',
      code: 'C',
      taskId: 't',
      olderThan: '2026-04-01T10:00:00.000Z',
      newerThan: '2026-03-25T12:00:00.000Z',
      limit: '5',
      skip: '0',
    });
  });

  it('keeps a hostile reason on its line', async () => {
    const letter = aDeadLetter({ reason: `\u001b[2Jbroken\nl2  open ${'x'.repeat(200)}` });
    await using api = await apiWith(1, undefined, letter);
    const { out } = await run(['--api', api.url, 'dead-letters'], { now });
    expect(out.split('\n')).toEqual([expect.anything(), expect.stringMatching(/ broken l2 open x+…$/)]);
  });
});

describe('dead-letters replay', () => {
  const lastDueAt = '2026-04-01T12:00:30.000Z';
  const answer = { json: { replayed: 2, notReplayable: 0, more: false, lastDueAt } };

  it('sends one again without a question', async () => {
    await using api = await apiWith(1, { json: { replayed: 1, notReplayable: 0, more: false } });
    expect(await run(['--api', api.url, 'dead-letters', 'replay', 'l1'], { now, answer: 'n' })).toEqual({
      exitCode: 0,
      out: '1 dead letter replayed',
      err: '',
    });
    expect(api.seen.at(-1)).toMatchObject({ method: 'POST', path: '/api/v1/dead-letters/l1/replay' });
  });

  it('sends those that fit after a question, and says over what time and what stays', async () => {
    await using api = await apiWith(2, answer);
    expect(await run(['--api', api.url, 'dead-letters', 'replay', '--code', 'C'], { now, answer: 'y' })).toEqual({
      exitCode: 0,
      out: '2 dead letters replayed, the last is sent in 30 seconds; 2 that fit stay open',
      err: 'Replay 2 dead letters? [y/N] ',
    });
    expect(api.seen.filter(({ method }) => method === 'POST')).toMatchObject([
      { path: '/api/v1/dead-letters/replay', body: '{"code":"C"}' },
    ]);
  });

  it('goes on while there are more, but for no more than there were', async () => {
    await using api = await apiWith(5, { json: { replayed: 2, notReplayable: 0, more: true, lastDueAt } });
    const { out } = await run(['--api', api.url, 'dead-letters', 'replay', '--all', '--json'], { now });
    expect(JSON.parse(out)).toEqual({ replayed: 6, left: 5, lastDueAt });
  });

  it('ends where a request changes nothing', async () => {
    await using api = await apiWith(5, { json: { replayed: 0, notReplayable: 5, more: true } });
    expect(await run(['--api', api.url, 'dead-letters', 'replay', '--all'])).toMatchObject({
      out: '0 dead letters replayed; 5 that fit stay open',
    });
  });

  it.each([[[]], [['l1', '--all']], [['l1', '--code', 'C']]])(
    'refuses %j: which it means must be clear',
    async (argv) => {
      expect(await run(['dead-letters', 'replay', ...argv])).toMatchObject({
        exitCode: 2,
        err: expect.stringContaining('say which'),
      });
    },
  );
});

describe('dead-letters drop', () => {
  it('drops one, or those that fit after a question', async () => {
    await using api = await apiWith(3, { json: { dropped: 3, more: false } });
    const drop = (...argv: string[]) => run(['--api', api.url, 'dead-letters', 'drop', ...argv], { now, answer: 'n' });
    expect(await drop('l1')).toMatchObject({ exitCode: 0, err: '' });
    expect(await drop('--code', 'C')).toMatchObject({
      exitCode: 1,
      err: expect.stringMatching(/^Drop 3 dead letters\?/),
    });
    expect(await drop('--older-than', '7d', '--yes')).toMatchObject({ exitCode: 0, out: '3 dead letters dropped' });
    expect(api.seen.filter(({ method }) => method === 'DELETE').map(({ path }) => path)).toEqual([
      '/api/v1/dead-letters/l1',
      '/api/v1/dead-letters?olderThan=2026-03-25T12%3A00%3A00.000Z',
    ]);
  });

  it('asks nothing and does nothing where none fits', async () => {
    await using api = await apiWith(0);
    expect(await run(['--api', api.url, 'dead-letters', 'drop', '--all'], { answer: 'n' })).toEqual({
      exitCode: 0,
      out: '0 dead letters dropped',
      err: '',
    });
  });
});
