import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createClient } from './client.ts';
import { ClientError } from './client-error.ts';
import { json, problem, scriptedServer } from './testing/scripted-server.ts';

const accepted = { taskId: 't', documentId: 'd', status: 'queued', statusUrl: '/api/v1/tasks/t' };
const empty = { items: [], total: 0 };
const atOnce = { 'retry-after': '0' };

describe('a request', () => {
  it('speaks for its tenant, and puts its filter into the query', async () => {
    await using server = await scriptedServer(json(empty));
    const client = createClient({ apiUrl: server.url, tenant: 'acme' });
    expect(await client.documents({ collection: 'laws', limit: 5 })).toEqual(empty);
    expect(server.seen).toMatchObject([
      { method: 'GET', url: '/api/v1/documents?collection=laws&limit=5', headers: { 'x-tenant-id': 'acme' } },
    ]);
  });

  it('that is refused is a ClientError with the code of the problem', async () => {
    await using server = await scriptedServer(problem('TASK_NOT_FOUND', 404));
    const failed = createClient({ apiUrl: server.url }).task('x');
    await expect(failed).rejects.toThrow(ClientError);
    await expect(failed).rejects.toMatchObject({
      code: 'TASK_NOT_FOUND',
      status: 404,
      message: 'it is TASK_NOT_FOUND',
    });
    expect(server.seen).toHaveLength(1);
  });

  it('answered by something else than Millrace says so', async () => {
    await using server = await scriptedServer((response) => response.writeHead(418).end('<html>'));
    await expect(createClient({ apiUrl: server.url }).health()).rejects.toMatchObject({
      code: 'HTTP_ERROR',
      status: 418,
    });
  });

  it('that only reads is tried again on 503 and 429, after the time that the server says', async () => {
    await using server = await scriptedServer(
      problem('DEPENDENCY_UNAVAILABLE', 503, atOnce),
      problem('RATE_LIMITED', 429, atOnce),
      json(empty),
    );
    expect(await createClient({ apiUrl: server.url }).collections()).toEqual(empty);
    expect(server.seen).toHaveLength(3);
  });

  it('to nobody is UNREACHABLE, naming the address', async () => {
    const client = createClient({ apiUrl: 'http://127.0.0.1:1' });
    await expect(client.health()).rejects.toMatchObject({
      code: 'UNREACHABLE',
      message: expect.stringContaining('http://127.0.0.1:1 does not answer'),
    });
  });
});

describe('createDocument', () => {
  it('is sent once without an Idempotency-Key, again with one', async () => {
    await using server = await scriptedServer(
      problem('PUBLISH_UNCONFIRMED', 503, atOnce),
      problem('PUBLISH_UNCONFIRMED', 503, atOnce),
      json(accepted, 202),
    );
    const client = createClient({ apiUrl: server.url });
    await expect(client.createDocument({ text: 'x' })).rejects.toMatchObject({ code: 'PUBLISH_UNCONFIRMED' });
    expect(await client.createDocument({ text: 'x' }, { idempotencyKey: 'k' })).toEqual(accepted);
    expect(server.seen.map(({ headers }) => headers['idempotency-key'])).toEqual([undefined, 'k', 'k']);
  });
});

describe('uploadFile', () => {
  it('sends the fields, then the file, and all of it again after a 503', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'millrace-client-'));
    const path = join(folder, '季度.txt');
    await writeFile(path, 'Hello');
    await using server = await scriptedServer(problem('DEPENDENCY_UNAVAILABLE', 503, atOnce), json(accepted, 202));
    const client = createClient({ apiUrl: server.url });
    await client.uploadFile(path, { collection: 'laws', metadata: { year: 2026 }, idempotencyKey: 'k' });
    await rm(folder, { recursive: true });

    const [first, second] = server.seen.map(({ body }) => body.replaceAll(/-{4,}[^\r]*/g, '--edge'));
    expect(second).toBe(first);
    const names = [...(first ?? '').matchAll(/form-data; name="(\w+)"/g)].map(([, name]) => name);
    expect(names).toEqual(['collection', 'name', 'metadata', 'file']);
    expect(first).toContain('filename="季度.txt"');
    expect(first).toContain('\r\n\r\n{"year":2026}\r\n');
    expect(first).toContain('\r\n\r\nHello\r\n');
  });
});
