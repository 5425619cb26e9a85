import type { AskEvent, AskResponse } from '@millrace/contracts';
import { describe, expect, it } from 'vitest';
import { type FakeApi, fakeApi, noCollections } from '../testing/fake-api.ts';
import { run } from '../testing/run.ts';

const answer: AskResponse = {
  answer: 'Close the sluice [1].\nThen rest.',
  kind: 'generated',
  citations: [
    {
      marker: 1,
      documentId: 'd1',
      taskId: 't1',
      name: '手册.pdf',
      chunk: 0,
      headings: ['Care'],
      pages: [3, 3],
      span: [0, 23],
      quote: 'Close the\nsluice first.',
    },
  ],
  evidence: 0.9,
  searchedQuery: 'what first?',
  model: 'tiny',
  truncated: false,
  tokens: {},
  latenciesMs: { total: 12.3 },
  logId: 'l1',
};

const token = (text: string): AskEvent => ({ event: 'token', data: { text } });
const events: AskEvent[] = [
  { event: 'retrieved', data: { query: 'what first?', passages: [] } },
  token('Close the '),
  token('sluice [1].\nThen'),
  token(' rest.'),
  { event: 'done', data: answer },
];

const answering = (streamed: readonly AskEvent[]): Promise<FakeApi> =>
  fakeApi(({ path }) => (path.endsWith('/chat/ask') ? { events: streamed } : noCollections));

describe('ask', () => {
  it('shows the answer and what it cites', async () => {
    await using api = await answering(events);
    const args = ['ask', 'what', 'first?', '-c', 'manuals', '-m', 'tiny', '-n', '3', '-f', 'year=2026'];
    expect(await run(['--api', api.url, ...args])).toEqual({
      exitCode: 0,
      out: 'Close the sluice [1].\nThen rest.\n\n[1] 手册.pdf, page 3, Care\n    Close the sluice first.',
      err: 'tiny, generated, 12 ms',
    });
    expect(JSON.parse(api.seen.at(-1)?.body ?? '')).toEqual({
      question: 'what first?',
      collection: 'manuals',
      passages: 3,
      model: 'tiny',
      filter: { year: 2026 },
    });
  });

  it('prints the whole answer as JSON', async () => {
    await using api = await fakeApi(({ path }) => (path.endsWith('/chat/ask') ? { json: answer } : noCollections));
    const id = '0198b2c4-6a1e-7d3f-9c55-2f1d8e7a4b60';
    const result = await run(['--json', '--api', api.url, 'ask', 'what first?', '--conversation', id]);
    expect(JSON.parse(result.out)).toEqual(answer);
    expect(JSON.parse(api.seen.at(-1)?.body ?? '')).toMatchObject({ conversationId: id });
  });

  it('says that an answer broke off', async () => {
    await using api = await answering(events.slice(0, 2));
    const result = await run(['--api', api.url, 'ask', 'what first?']);
    expect(result.exitCode).toBe(1);
    expect(result.err).toContain('broke off');
  });
});
