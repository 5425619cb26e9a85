import { describe, expect, it } from 'vitest';
import { connect } from './connect.ts';
import { fakeApi } from './testing/fake-api.ts';

const nowhere = 'http://127.0.0.1:1';

describe('connect', () => {
  it('fails at once where no server answers, with its URL and the setting', async () => {
    const { ingestApi, queryApi } = connect({ apiUrl: nowhere });
    const message = /^http:\/\/127.0.0.1:1 does not answer: .*--api or MILLRACE_API_URL$/;
    await expect(ingestApi()).rejects.toMatchObject({ code: 'UNREACHABLE', message: expect.stringMatching(message) });
    await expect(queryApi()).rejects.toMatchObject({ message: expect.stringMatching(message) });
    await expect(connect({ apiUrl: nowhere, queryUrl: nowhere }).queryApi()).rejects.toMatchObject({
      message: expect.stringContaining('--query-api or MILLRACE_QUERY_URL'),
    });
  });

  it('takes a server that is not well for one that is there', async () => {
    await using api = await fakeApi(() => ({ problem: 'SHUTTING_DOWN', status: 503 }));
    await expect(connect({ apiUrl: api.url }).ingestApi()).resolves.toBeDefined();
  });

  it('asks for the health of a server once', async () => {
    let asked = 0;
    await using api = await fakeApi(({ path }) => {
      if (path.endsWith('/health')) asked++;
      return { json: { status: 'ok' } };
    });
    const { ingestApi } = connect({ apiUrl: api.url });
    await Promise.all([ingestApi(), ingestApi()]);
    expect(asked).toBe(1);
  });
});
