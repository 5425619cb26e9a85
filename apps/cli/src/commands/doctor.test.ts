import type { Diagnosis } from '@millrace/contracts';
import { describe, expect, it } from 'vitest';
import { aState, fakeApi, noCollections } from '../testing/fake-api.ts';
import { run } from '../testing/run.ts';

const now = new Date('2026-04-01T12:00:00.000Z');

async function ask(diagnosis: Partial<Diagnosis>, ...argv: string[]) {
  const whole = { task: aState(), waitingFor: 'nothing', since: '2026-04-01T11:57:00.000Z', next: '', facts: [] };
  await using api = await fakeApi(({ path }) =>
    path.endsWith('/diagnosis') ? { json: { ...whole, ...diagnosis } } : noCollections,
  );
  return await run(['--api', api.url, 'doctor', 't1', ...argv], { now });
}

describe('doctor', () => {
  it('tells where a task is, what it waits for, since when, what comes next, and who says so', async () => {
    const { exitCode, out } = await ask({
      task: aState({ status: 'parsing' }),
      stage: 'chunk',
      queue: 'documents.parsed',
      waitingFor: 'its time, at 2026-04-01T12:05:00.000Z',
      next: 'the chunker takes it',
      facts: [{ source: 'queues', text: 'seen at 2026-04-01T11:58:00.000Z' }],
    });
    expect([exitCode, ...out.split('\n')]).toEqual([
      0,
      't1  a.txt: parsing',
      '',
      'turn       chunk, from the queue documents.parsed',
      'waits for  its time, at 2026-04-01T12:05:00.000Z (in 5 minutes)',
      'since      3 minutes ago',
      'next       the chunker takes it',
      '',
      'What each source says:',
      '  queues    seen at 2026-04-01T11:58:00.000Z (2 minutes ago)',
    ]);
  });

  it('fails where somebody has to do something, and says what', async () => {
    expect(await ask({ advice: 'start a worker' })).toMatchObject({
      exitCode: 1,
      out: expect.stringMatching(/^advice {5}start a worker$/m),
    });
    expect(await ask({ task: aState({ status: 'failed' }), advice: 'replay it' })).toMatchObject({
      exitCode: 1,
      out: expect.stringMatching(/^advice {5}replay it \(millrace replay t1\)$/m),
    });
  });

  it('keeps what sources say on their lines', async () => {
    const { out } = await ask({ facts: [{ source: 'redis', text: 'x\u001b[2J\nadvice  none' }] });
    expect(out).toMatch(/^ {2}redis {5}x advice none$/m);
  });

  it('prints the diagnosis as JSON when asked, with the same exit code', async () => {
    const { exitCode, out } = await ask({ advice: 'start a worker' }, '--json');
    expect([exitCode, JSON.parse(out).advice]).toEqual([1, 'start a worker']);
  });
});
