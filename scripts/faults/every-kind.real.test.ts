import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TaskState } from '@millrace/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { storedDefects } from './checker/stored-defects.ts';
import { flushRedis } from './flush-redis.ts';
import { hostileFiles } from './hostile-files.ts';
import { type RunningFleet, startFleet } from './running-fleet.ts';
import { watchStatuses } from './watched-statuses.ts';

const samplesFolder = join(import.meta.dirname, '../../examples/documents');
const sampleSchema = z.object({ file: z.string(), query: z.string(), contains: z.string() });

describe('a fleet that is given a document of every kind, and files that nobody can read', () => {
  let fleet: RunningFleet;
  let folder: string;
  beforeAll(async () => {
    [fleet, folder] = await Promise.all([startFleet('every kind'), mkdtemp(join(tmpdir(), 'millrace-every-kind-'))]);
  });
  afterAll(async () => {
    await fleet?.stop();
    if (folder) await rm(folder, { recursive: true });
  });

  let states: TaskState[] = [];

  it('completes each that can be read, fails each other with the code that says why, and takes no status back', async () => {
    const samples = await readSamples();
    const hostile = hostileFiles(await readFile(join(samplesFolder, 'company-history.en.docx')));
    await Promise.all(hostile.map(({ name, bytes }) => writeFile(join(folder, name), bytes)));
    const files = [
      ...samples.map(({ file }) => join(samplesFolder, file)),
      ...hostile.map(({ name }) => join(folder, name)),
    ];

    const accepted = await Promise.all(files.map((file) => fleet.client.uploadFile(file)));
    const watch = watchStatuses(
      fleet.client,
      accepted.map(({ taskId }) => taskId),
    );
    states = await watch.ended(90_000);
    expect(watch.setbacks).toEqual([]);
    expect(states.map(({ name, status, error }) => [name, error?.code ?? status])).toEqual([
      ...samples.map(({ file }) => [file, 'completed']),
      ...hostile.map(({ name, code }) => [name, code]),
    ]);
    expect(states.flatMap(({ warnings }) => warnings).filter((warning) => /damaged/.test(warning))).toEqual([]);
    expect(await storedDefects(fleet.stack.database)).toEqual([]);
  });

  it('finds in each sample what it tells', async () => {
    const found = await Promise.all(
      (await readSamples()).map(async ({ file, query, contains }) => {
        const { hits } = await fleet.client.search({ query, limit: 3 });
        const isFound = hits.some(({ name, text }) => name === file && flat(text).includes(flat(contains)));
        return isFound ? [] : [file];
      }),
    );
    expect(found.flat()).toEqual([]);
  });

  it('tells the same of every task when only Postgres knows of it', async () => {
    await flushRedis(fleet.stack.environment);
    const remembered = await Promise.all(states.map(({ taskId }) => fleet.client.task(taskId)));
    expect(remembered.map(withoutTime)).toEqual(states.map(withoutTime));
  });
});

async function readSamples(): Promise<z.infer<typeof sampleSchema>[]> {
  return sampleSchema.array().parse(JSON.parse(await readFile(join(samplesFolder, 'expectations.json'), 'utf8')));
}

/** Line breaks are the parser's business. */
function flat(text: string): string {
  return text.replace(/\s+/g, ' ').toLowerCase();
}

/** The moment of the last change differs by the way of the news. */
function withoutTime({ updatedAt: _, ...state }: TaskState): Omit<TaskState, 'updatedAt'> {
  return state;
}
