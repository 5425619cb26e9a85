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
      err: '1 passage in 12 ms, evidence 0.50',
    });
    expect(JSON.parse(api.seen.at(-1)?.body ?? '')).toEqual({
      query: 'close the sluice',
      collection: 'manuals',
      limit: 3,
      highlight: true,
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

  it('asks for all that its options say', async () => {
    await using api = await fakeApi(() => ({
      json: { hits: [], more: false, evidence: 0, tookMs: 1, items: [], total: 0 },
    }));
    const options =
      '-c a -c b --skip 10 --has year --lacks draft --accepted-from 2026-03-01 --per-document 2 --neighbours 1 --explain';
    await run(['--api', api.url, 'search', 'x', ...options.split(' ')]);
    expect(JSON.parse(api.seen.at(-1)?.body ?? '')).toEqual({
      query: 'x',
      collection: ['a', 'b'],
      limit: 5,
      skip: 10,
      filter: { year: { exists: true }, draft: { exists: false } },
      accepted: { from: '2026-03-01' },
      perDocument: 2,
      neighbours: 1,
      explain: true,
      highlight: true,
    });
  });

  it('shows where the words stand, what is around, and how the score came about', async () => {
    const text = `${'Sand. '.repeat(100)}Then close the sluice.`;
    const around = { chunk: 1, text: 'Open it.', headings: [], span: [0, 8] };
    const explanation = {
      parts: { lexical: 0.7, dense: 0.17654 },
      terms: [
        { term: 'weir', weight: 4, times: 0, score: 0 },
        { term: 'sluic', weight: 3, times: 1, score: 2.5 },
      ],
      coverage: 0.43,
      length: 103,
      averageLength: 80,
    };
    const detailed = {
      ...hit,
      text,
      highlights: [[615, 621]],
      before: [],
      after: [around],
      others: [hit],
      explanation,
    };
    await using api = await fakeApi(() => ({
      json: { hits: [detailed], more: true, evidence: 0.5, tookMs: 12.3, items: [], total: 0 },
    }));
    const { out, err } = await run([
      '--api',
      api.url,
      'search',
      'x',
      '--explain',
      '--per-document',
      '2',
      '--skip',
      '3',
    ]);
    expect(out.split('\n')).toEqual([
      '4. 手册.pdf, page 3–4, Care › Winter  0.877',
      '   …Sand. Sand. Sand. Sand. Sand. Sand. Sand. Then close the sluice.',
      '   ↓ Open it.',
      '   + 手册.pdf, page 3–4, Care › Winter  0.877',
      '     Close the sluice first.',
      '   score 0.877 = words 0.700 + vectors 0.177, evidence 0.500',
      '   BM25 1.00, similarity 0.000, 103 terms (mean 80)',
      '     sluic  2.50, 1 ×, weight 3.00',
      '     without weir',
    ]);
    expect(err).toBe('1 document in 12 ms, evidence 0.50; more with --skip 4');
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
