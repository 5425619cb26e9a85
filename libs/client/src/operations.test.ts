import { describe, expect, it } from 'vitest';
import { createClient } from './client.ts';
import { json, problem, scriptedServer } from './testing/scripted-server.ts';

const atOnce = { 'retry-after': '0' };
const replayed = { replayed: 1, notReplayable: 0, more: false };

describe('an operation', () => {
  it('goes to the query API, and tells who acts', async () => {
    await using server = await scriptedServer(json(replayed));
    const client = createClient({ apiUrl: 'http://127.0.0.1:1', queryUrl: server.url, tenant: 'acme', user: 'ann' });
    expect(await client.deadLetters.replayMany({ code: 'NO_TEXT', limit: 5 })).toEqual(replayed);
    expect(server.seen).toMatchObject([
      {
        method: 'POST',
        url: '/api/v1/dead-letters/replay',
        headers: { 'x-tenant-id': 'acme', 'x-user-id': 'ann' },
        body: '{"code":"NO_TEXT","limit":5}',
      },
    ]);
  });

  it('that may be done twice is tried again', async () => {
    const deleted = { documentId: 'd', deletedAt: '2030-01-01T00:00:00.000Z', cancelled: [] };
    await using server = await scriptedServer(problem('DEPENDENCY_UNAVAILABLE', 503, atOnce), json(deleted));
    expect(await createClient({ apiUrl: server.url }).deleteDocument('d')).toEqual(deleted);
    expect(server.seen.map(({ method, url }) => `${method} ${url}`)).toEqual(
      Array(2).fill('DELETE /api/v1/documents/d'),
    );
  });

  it('that begins work is sent once', async () => {
    await using server = await scriptedServer(problem('DEPENDENCY_UNAVAILABLE', 503, atOnce));
    await expect(createClient({ apiUrl: server.url }).replayTask('t')).rejects.toMatchObject({ status: 503 });
    expect(server.seen).toMatchObject([{ method: 'POST', url: '/api/v1/tasks/t/replay', body: '{}' }]);
  });

  it('puts the filter of what is dropped into the query', async () => {
    await using server = await scriptedServer(json({ dropped: 2, more: false }));
    const { deadLetters } = createClient({ apiUrl: server.url });
    expect(await deadLetters.dropMany({ queue: 'documents.upload' })).toEqual({ dropped: 2, more: false });
    expect(server.seen).toMatchObject([{ method: 'DELETE', url: '/api/v1/dead-letters?queue=documents.upload' }]);
  });
});
