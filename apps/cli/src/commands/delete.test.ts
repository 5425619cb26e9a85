import { describe, expect, it } from 'vitest';
import { type FakeApi, fakeApi, noCollections } from '../testing/fake-api.ts';
import { run } from '../testing/run.ts';

/** An API where the document d2 is not known. */
function api(): Promise<FakeApi> {
  return fakeApi(({ method, path }) => {
    if (method !== 'DELETE') return noCollections;
    if (path.endsWith('/d2')) return { problem: 'RECORD_NOT_FOUND', status: 404 };
    return { json: { documentId: 'd1', deletedAt: '2026-04-01T00:00:00.000Z', cancelled: ['t1'] } };
  });
}

const deletions = ({ seen }: FakeApi) => seen.filter(({ method }) => method === 'DELETE').map(({ path }) => path);

describe('delete', () => {
  it('tells what went with each document, and fails where one is not known', async () => {
    await using server = await api();
    expect(await run(['--api', server.url, 'delete', 'd1', 'd2'])).toEqual({
      exitCode: 1,
      out: 'd1: deleted, task t1 cancelled',
      err: 'error: the detail (RECORD_NOT_FOUND)',
    });
  });

  it('asks a person first, and does nothing but for a yes', async () => {
    await using server = await api();
    for (const answer of ['', 'n', 'yesterday']) {
      expect(await run(['--api', server.url, 'delete', 'd1', 'd3'], { answer })).toEqual({
        exitCode: 1,
        out: '',
        err: 'Delete 2 documents for good? [y/N] \nnothing was done',
      });
    }
    expect(deletions(server)).toEqual([]);
    expect(await run(['--api', server.url, 'delete', 'd1'], { answer: 'y' })).toMatchObject({ exitCode: 0 });
    expect(deletions(server)).toEqual(['/api/v1/documents/d1']);
  });

  it('asks nobody with --yes, nor where nobody is there', async () => {
    await using server = await api();
    expect(await run(['--api', server.url, 'delete', 'd1', '--yes'], { answer: 'n' })).toMatchObject({ err: '' });
    expect(await run(['--api', server.url, 'delete', 'd1'])).toMatchObject({ err: '' });
    expect(deletions(server)).toHaveLength(2);
  });
});
