import { describe, expect, it } from 'vitest';
import manifest from '../package.json' with { type: 'json' };
import { aState, fakeApi } from './testing/fake-api.ts';
import { run } from './testing/run.ts';

const hit = {
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
};

describe('millrace', () => {
  it('prints its version, its help, and what is wrong with its arguments', async () => {
    expect(await run(['--version'])).toMatchObject({ exitCode: 0, out: manifest.version });
    expect(await run(['--help'])).toMatchObject({
      exitCode: 0,
      out: expect.stringMatching(/upload .*status .*search/s),
    });
    expect(await run(['search'])).toMatchObject({
      exitCode: 2,
      err: expect.stringContaining('missing required argument'),
    });
    expect(await run(['search', 'x', '--limit', 'many'])).toMatchObject({
      exitCode: 2,
      err: expect.stringContaining('whole number'),
    });
  });

  it('takes the address from the option, the environment, and the default, in this order', async () => {
    await using api = await fakeApi(() => ({ json: { status: 'ok', redis: 'ok' } }));
    const env = { MILLRACE_API_URL: api.url, MILLRACE_TENANT: 'acme' };
    expect(await run(['health'], { env })).toMatchObject({ exitCode: 0, out: 'status  ok\nredis   ok' });
    await run(['--api', api.url, '--tenant', 'other', 'health'], {
      env: { ...env, MILLRACE_API_URL: 'http://127.0.0.1:1' },
    });
    expect(api.seen.map(({ tenant }) => tenant)).toEqual(['acme', 'other']);
  });

  it('says when nobody answers, and when its settings are not valid', async () => {
    const env = { MILLRACE_API_URL: 'http://127.0.0.1:1' };
    expect(await run(['health'], { env })).toMatchObject({
      exitCode: 1,
      err: expect.stringMatching(/^error: http:\/\/127.0.0.1:1 does not answer: .* \(UNREACHABLE\)$/),
    });
    expect(await run(['--api', 'nonsense', 'health'])).toMatchObject({
      exitCode: 1,
      err: expect.stringContaining('MILLRACE_API_URL (command line): Invalid URL'),
    });
  });
});

describe('health', () => {
  it('fails when a service does not answer', async () => {
    await using api = await fakeApi(() => ({ json: { status: 'degraded', redis: 'connection refused' } }));
    expect(await run(['--api', api.url, 'health'])).toMatchObject({
      exitCode: 1,
      out: expect.stringContaining('refused'),
    });
  });
});

describe('status', () => {
  it('shows a task, and fails when the task has', async () => {
    const error = { code: 'NEEDS_OCR', message: 'only pictures', retryable: false, stage: 'parser' };
    await using api = await fakeApi(() => ({
      json: aState({ status: 'failed', error, warnings: ['page 2 is blank'] }),
    }));
    expect(await run(['--api', api.url, 'status', 't1'])).toMatchObject({
      exitCode: 1,
      out: 'a.txt: failed, NEEDS_OCR: only pictures, 1 warning\n  warning: page 2 is blank',
    });
  });

  it('follows a task to its end when it is watched', async () => {
    const done = aState({ status: 'completed', updatedAt: 'later', progress: { chunks: 7, embedded: 1, indexed: 1 } });
    await using api = await fakeApi(({ path }) =>
      path.endsWith('/events') ? { states: [aState(), done] } : { json: aState() },
    );
    expect(await run(['--api', api.url, 'status', 't1', '--watch'])).toMatchObject({
      exitCode: 0,
      out: 'a.txt: queued\na.txt: completed, 7 chunks',
    });
  });

  it('says when there is no such task', async () => {
    await using api = await fakeApi(() => ({ problem: 'TASK_NOT_FOUND', status: 404 }));
    expect(await run(['--api', api.url, 'status', 'x'])).toMatchObject({
      exitCode: 1,
      err: 'error: the detail (TASK_NOT_FOUND)',
    });
  });
});

describe('search', () => {
  it('shows passages with where they are', async () => {
    await using api = await fakeApi(({ path }) =>
      path.endsWith('/search') ? { json: { hits: [hit], tookMs: 12.3 } } : { json: { items: [], total: 0 } },
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
    await using query = await fakeApi(() => ({ json: { hits: [], tookMs: 1 } }));
    const env = { MILLRACE_API_URL: 'http://127.0.0.1:1', MILLRACE_QUERY_URL: query.url };
    expect(await run(['--json', 'search', 'x'], { env })).toMatchObject({ exitCode: 0, out: '{"hits":[],"tookMs":1}' });
  });
});

describe('collections', () => {
  const settings = {
    chunking: { maxTokens: 400, overlapTokens: 40 },
    embedding: { provider: 'hashing', model: 'hashing-v1', version: '1', dimension: 384 },
  };
  const laws = { name: 'laws', settings, documents: 2, chunks: 30, createdAt: '2026-04-01T00:00:00.000Z' };

  it('are listed in columns', async () => {
    await using api = await fakeApi(() => ({ json: { items: [laws], total: 1 } }));
    expect((await run(['--api', api.url, 'collections'])).out).toBe(
      'NAME  DOCUMENTS  CHUNKS  EMBEDDING\nlaws  2          30      hashing hashing-v1, 384 dimensions',
    );
  });

  it('are made with the settings that were given', async () => {
    await using api = await fakeApi(({ method }) => ({ json: method === 'POST' ? laws : { items: [], total: 0 } }));
    const result = await run(['--api', api.url, 'collections', 'create', 'laws', '--max-tokens', '200']);
    expect(result).toMatchObject({ exitCode: 0, out: 'created laws' });
    expect(JSON.parse(api.seen.at(-1)?.body ?? '')).toEqual({
      name: 'laws',
      settings: { chunking: { maxTokens: 200 }, embedding: {} },
    });
  });
});

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
      out: 'NAME      COLLECTION  STATUS     CHUNKS  TASK\n法律.txt  laws        completed  3       t1',
      err: '1 of 9',
    });
  });
});
