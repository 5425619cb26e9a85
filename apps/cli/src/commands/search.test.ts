import { describe, expect, it } from 'vitest';
import { fakeApi } from '../testing/fake-api.ts';
import { run } from '../testing/run.ts';

const hit = {
  collection: 'manuals',
  documentId: 'd1',
  taskId: 't1',
  name: '手册.pdf',
  metadata: {},
  chunk: 0,
  text: 'Close the\nsluice first.',
  headings: ['Care', 'Winter'],
  pages: [3, 4],
  span: [0, 10],
  score: 0.87654,
  scores: { lexical: 1, dense: 0 },
  evidence: 0.5,
};

describe('search', () => {
  it('shows passages with where they are', async () => {
    await using api = await fakeApi(({ path }) =>
      path.endsWith('/search')
        ? { json: { hits: [hit], more: false, evidence: 0.5, tookMs: 12.3 } }
        : { json: { items: [], total: 0 } },
    );
    const result = await run(['--api', api.url, 'search', 'close', 'the', 'sluice', '-n', '3', '-c', 'manuals']);
    expect(result).toEqual({
      exitCode: 0,
      out: '1. 手册.pdf, page 3–4, Care › Winter  0.877\n   Close the sluice first.',
      err: '1 passage in 12 ms',
    });
    expect(JSON.parse(api.seen.at(-1)?.body ?? '')).toEqual({
      query: 'close the sluice',
      collection: 'manuals',
      limit: 3,
    });
  });

  it('goes to the query API where it has an address of its own', async () => {
    await using query = await fakeApi(() => ({ json: { hits: [], more: false, evidence: 0, tookMs: 1 } }));
    const env = { MILLRACE_API_URL: 'http://127.0.0.1:1', MILLRACE_QUERY_URL: query.url };
    expect(await run(['--json', 'search', 'x'], { env })).toMatchObject({
      exitCode: 0,
      out: '{"hits":[],"more":false,"evidence":0,"tookMs":1}',
    });
  });

  it('filters by metadata', async () => {
    await using api = await fakeApi(() => ({
      json: { hits: [], more: false, evidence: 0, tookMs: 1, items: [], total: 0 },
    }));
    await run(['--api', api.url, 'search', 'x', '--filter', 'year=2026', '-f', 'final=true']);
    expect(JSON.parse(api.seen.at(-1)?.body ?? '')).toMatchObject({ filter: { year: 2026, final: true } });
  });

  it('does not let documents steer the terminal', async () => {
    const hostile = '\u001b[2J\u009b31mname\u202e\n\u0007';
    const hits = [{ ...hit, name: hostile, text: hostile, headings: [hostile] }];
    await using api = await fakeApi(() => ({
      json: { hits, more: false, evidence: 0.5, tookMs: 1, items: [], total: 0 },
    }));
    const { out } = await run(['--api', api.url, 'search', 'x']);
    expect(out).toBe('1. name, page 3–4, name  0.877\n   name');
    const { out: json } = await run(['--api', api.url, '--json', 'search', 'x']);
    expect(json).not.toMatch(/\p{Cc}/u);
    expect(JSON.parse(json).hits).toEqual(hits);
  });
});
