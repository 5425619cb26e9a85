import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readDatasets } from './dataset.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dataset-'));
});

afterEach(() => rm(folder, { recursive: true }));

async function writeSet(name: string): Promise<string> {
  const set = join(folder, name);
  await mkdir(set);
  await writeFile(
    join(set, 'corpus.jsonl'),
    '{"id":"d1","title":"Mills","text":"They turn."}\n{"id":"d2","text":"水车"}\n',
  );
  await writeFile(join(set, 'queries.jsonl'), '{"id":"q1","text":"what turns"}\n{"id":"q2","text":"unanswered"}\n');
  await writeFile(join(set, 'qrels.tsv'), 'query-id\tcorpus-id\tscore\nq1\td1\t1\nq2\td2\t0\nq9\td2\t1\n');
  return set;
}

describe('reading datasets', () => {
  it('reads the set in a folder, without queries that nothing answers', async () => {
    const [dataset, ...more] = await readDatasets(await writeSet('one'));
    expect(more).toEqual([]);
    expect(dataset).toEqual({
      name: 'one',
      corpus: [
        { id: 'd1', title: 'Mills', text: 'They turn.' },
        { id: 'd2', text: '水车' },
      ],
      queries: [{ id: 'q1', text: 'what turns' }],
      relevance: new Map([['q1', new Map([['d1', 1]])]]),
    });
  });

  it('reads every set in a folder of sets, in the order of names', async () => {
    await writeSet('zh');
    await writeSet('en');
    await writeFile(join(folder, 'README.md'), 'not a set');
    expect((await readDatasets(folder)).map(({ name }) => name)).toEqual(['en', 'zh']);
  });

  it('says where it found none', async () => {
    await expect(readDatasets(folder)).rejects.toThrow(folder);
  });
});
