import { describe, expect, it } from 'vitest';
import { fakeApi } from '../testing/fake-api.ts';
import { run } from '../testing/run.ts';

describe('documents', () => {
  it('are listed with their status, and how many more there are', async () => {
    const document = {
      documentId: 'd1',
      collection: 'laws',
      name: '法律.txt',
      metadata: {},
      chunks: 3,
      status: 'completed',
      taskId: 't1',
      createdAt: '',
      updatedAt: '',
    };
    await using api = await fakeApi(({ path }) =>
      path.includes('/documents') ? { json: { items: [document], total: 9 } } : { json: { items: [], total: 0 } },
    );
    expect(await run(['--api', api.url, 'documents', '-c', 'laws', '-n', '1'])).toEqual({
      exitCode: 0,
      out: 'NAME      COLLECTION  STATUS     CHUNKS  TASK  DOCUMENT\n法律.txt  laws        completed       3  t1    d1',
      err: '1 of 9; --skip 1 shows more',
    });
  });
});
