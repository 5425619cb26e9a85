import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type StandaloneOptions, stages, startStandalone } from '@millrace/standalone';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type RunResult, run } from './testing/run.ts';

let cwd: string;
beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'millrace-cli-'));
  // Long enough that its artifacts are stored and do not travel in the messages.
  const parts = Array.from(
    { length: 400 },
    (_, part) => `## Part ${part}\n\n${`Stone ${part} grinds rye. `.repeat(20)}`,
  );
  await writeFile(join(cwd, 'mill.md'), parts.join('\n\n'));
  await writeFile(join(cwd, 'broken.pdf'), '%PDF-1.7\nthis is no PDF');
});
afterEach(() => rm(cwd, { recursive: true, force: true }));

interface Millrace extends AsyncDisposable {
  (...argv: string[]): Promise<RunResult>;
  /** What a command prints as JSON. */
  json(...argv: string[]): Promise<unknown>;
}

async function startMillrace(options: StandaloneOptions = {}): Promise<Millrace> {
  const standalone = await startStandalone({ port: 0, dataDir: join(cwd, 'data'), ...options });
  const millrace = (...argv: string[]) => run(['--api', standalone.url, ...argv], { cwd });
  return Object.assign(millrace, {
    json: async (...argv: string[]) => JSON.parse((await millrace(...argv, '--json')).out),
    [Symbol.asyncDispose]: () => standalone.close(),
  });
}

const idsOf = ({ out }: RunResult) => out.split('\n').map((line) => line.split('\t')[1] ?? '');

describe('when something goes wrong, the command line', () => {
  it('lists, shows, replays and drops dead letters, and works a document again', async () => {
    await using millrace = await startMillrace();
    const openLetters = () => millrace.json('dead-letters', 'list', '--code', 'CORRUPT_DOCUMENT');
    const [taskId = ''] = idsOf(await millrace('upload', 'broken.pdf'));
    await millrace('status', taskId, '--watch');
    await expect.poll(openLetters, { timeout: 20_000 }).toMatchObject({ items: [{ taskId, attempts: 1 }], total: 1 });
    const [, line = ''] = (await millrace('dead-letters')).out.split('\n');
    expect(line).toMatch(/^[0-9a-f-]{36} +open +.* documents\.upload +CORRUPT_DOCUMENT +1 +/);
    const first = line.slice(0, 36);
    const shown = await millrace('dead-letters', 'show', first);
    expect(shown.out).toMatch(/^code +CORRUPT_DOCUMENT$.*^stack\n {2}\w*Error: .*^body, .*"name": "broken\.pdf"/ms);
    expect(await millrace('doctor', taskId)).toMatchObject({
      exitCode: 1,
      out: expect.stringContaining(`(millrace replay ${taskId})`),
    });
    expect(await millrace('cancel', taskId)).toMatchObject({ exitCode: 1, err: expect.stringContaining('(TOO_LATE)') });

    expect(await millrace('dead-letters', 'replay', first)).toMatchObject({
      exitCode: 0,
      out: '1 dead letter replayed',
    });
    const again = { items: [{ taskId, state: 'open', deadLetterId: expect.not.stringMatching(first) }], total: 1 };
    await expect.poll(openLetters, { timeout: 20_000 }).toMatchObject(again);
    expect((await millrace('dead-letters', 'show', first)).out).toMatch(
      /^lineage\n {2}\S+ {2}replayed, .* \(this one\)\n {2}\S+ {2}open, /m,
    );
    const dropped = await millrace('dead-letters', 'drop', '--task', taskId);
    expect(dropped).toMatchObject({ exitCode: 0, out: '1 dead letter dropped' });
    expect(await openLetters()).toEqual({ items: [], total: 0 });

    const [completed = ''] = idsOf(await millrace('upload', 'mill.md'));
    await millrace('status', completed, '--watch');
    expect(await millrace('doctor', completed)).toMatchObject({ exitCode: 0 });
    expect(idsOf(await millrace('upload', 'mill.md'))).toEqual([completed]);
    expect(await millrace('replay', completed, '--from', 'chunk', '--watch')).toMatchObject({
      exitCode: 0,
      out: expect.stringMatching(/mill\.md: completed, \d+ chunks, 0 embedded anew$/),
      err: expect.stringContaining(`: repeats ${completed}, from chunk\n`),
    });
    expect(await millrace('replay', '--collection', 'default', '--from', 'index')).toMatchObject({
      exitCode: 0,
      out: expect.stringMatching(/^1 document of default begun anew: 1 from index; /),
    });
  }, 180_000);

  it('says what a task waits for, cancels it, and deletes its document', async () => {
    await using millrace = await startMillrace({ stages: stages.filter(({ name }) => name !== 'indexer') });
    const [uploaded] = (await millrace.json('upload', 'mill.md')) as { taskId: string; documentId: string }[];
    const { taskId = '', documentId = '' } = uploaded ?? {};
    const diagnosed = () => millrace.json('doctor', taskId);
    await expect.poll(diagnosed, { timeout: 60_000 }).toMatchObject({ stage: 'index', queue: 'documents.embedded' });
    expect((await millrace('doctor', taskId)).out).toMatch(
      /^turn +index, from the queue .*^waits for +.*^since +.*^next +/ms,
    );

    const cancelled = { exitCode: 0, out: expect.stringMatching(/ {2}mill\.md: cancelled$/), err: '' };
    expect(await millrace('cancel', taskId)).toMatchObject(cancelled);
    expect(await millrace('cancel', taskId)).toMatchObject(cancelled);
    expect(await millrace('doctor', taskId)).toMatchObject({ exitCode: 0 });
    expect(await millrace('replay', taskId)).toMatchObject({
      exitCode: 1,
      err: expect.stringContaining('(NOT_REPLAYABLE)'),
    });

    expect(await millrace('delete', documentId)).toEqual({ exitCode: 0, out: `${documentId}: deleted`, err: '' });
    expect(await millrace.json('documents')).toEqual({ items: [], total: 0 });
  }, 180_000);
});
