import { describe, expect, it } from 'vitest';
import { fakeApi, noCollections } from '../testing/fake-api.ts';
import { run } from '../testing/run.ts';

const conversation = {
  id: 'c1',
  title: '关于水车',
  metadata: {},
  created_at: new Date().toISOString(),
  updated_at: new Date().toISOString(),
};
const said = (role: string, content: string, more = {}) => ({
  id: content,
  conversation_id: 'c1',
  role,
  content,
  created_at: new Date().toISOString(),
  ...more,
});

describe('conversations', () => {
  it('are listed with their use, and searched by title', async () => {
    await using api = await fakeApi(({ path }) =>
      path.includes('/conversations') ? { json: { items: [conversation], total: 3 } } : noCollections,
    );
    expect(await run(['--api', api.url, 'conversations', '-t', '水车', '-n', '1'])).toEqual({
      exitCode: 0,
      out: 'ID  USED      TITLE\nc1  just now  关于水车',
      err: '1 of 3; --skip 1 shows more',
    });
    expect(api.seen.at(-1)?.path).toBe(`/api/v1/conversations?title=${encodeURIComponent('水车')}&limit=1&skip=0`);
  });

  it('are begun by a title, and give their id', async () => {
    await using api = await fakeApi(({ method }) =>
      method === 'POST' ? { json: conversation, status: 201 } : noCollections,
    );
    const begun = await run(['--api', api.url, 'conversations', 'create', 'About', 'the', 'mill', '-p', 'Be brief']);
    expect(begun).toMatchObject({ exitCode: 0, out: 'c1' });
    expect(JSON.parse(api.seen.at(-1)?.body ?? '')).toEqual({ title: 'About the mill', system_prompt: 'Be brief' });
  });

  it('are shown in the order in which they were said, tool calls too', async () => {
    const messages = [said('assistant', '', { tool_calls: [{ name: 'search' }] }), said('user', 'Who?\nAnd when?')];
    await using api = await fakeApi(({ path }) =>
      path.includes('/messages') ? { json: { items: messages, total: 5 } } : noCollections,
    );
    expect(await run(['--api', api.url, 'conversations', 'show', 'c1'])).toEqual({
      exitCode: 0,
      out: 'user, just now\n  Who?\n  And when?\nassistant, just now\n  [{"name":"search"}]',
      err: 'the last 2 of 5 messages',
    });
  });

  it('are deleted, and those that are not there are told', async () => {
    await using api = await fakeApi(({ method, path }) => {
      if (method !== 'DELETE') return noCollections;
      return path.endsWith('c1') ? { json: { id: 'c1' } } : { problem: 'CONVERSATION_NOT_FOUND', status: 404 };
    });
    const deleted = await run(['--api', api.url, 'conversations', 'delete', 'c1', 'c2', '--yes']);
    expect(deleted).toMatchObject({
      exitCode: 1,
      out: 'c1: deleted',
      err: expect.stringContaining('CONVERSATION_NOT_FOUND'),
    });
  });
});
