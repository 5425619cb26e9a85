import { objectKeys } from '@millrace/contracts';
import { describe, expect, it } from 'vitest';
import { acceptedIn, refusalIn } from '../testing/form.ts';
import { openWorld } from '../testing/world.ts';

const path = '/api/v1/documents';
const post = (body: object, headers: Record<string, string> = {}): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(body),
});

describe('a document by its text', () => {
  it('is stored as an original like any other', async () => {
    await using world = await openWorld();
    const response = await world.request(path, post({ text: '# Hallo', name: 'a.md', metadata: { n: 1 } }));
    expect(response.status).toBe(202);
    const { taskId } = await acceptedIn(response);
    expect(Buffer.from(await world.objects.get(objectKeys.original(taskId))).toString()).toBe('# Hallo');
    expect(world.uploaded).toMatchObject([{ task: { taskId, name: 'a.md', contentType: 'text/plain' }, bytes: 7 }]);
  });

  it('is refused past the limit of what is held in memory', async () => {
    await using world = await openWorld({ settings: { maxTextBytes: 1_000 } });
    const response = await world.request(path, post({ text: 'x'.repeat(2_000) }));
    expect(await refusalIn(response)).toEqual([413, 'PAYLOAD_TOO_LARGE']);
  });

  it('can be repeated under an Idempotency-Key, and is a conflict with another text', async () => {
    await using world = await openWorld();
    const send = (text: string) => world.request(path, post({ text }, { 'idempotency-key': 'k' }));
    const first = await acceptedIn(await send('one'));
    expect((await acceptedIn(await send('one'))).taskId).toBe(first.taskId);
    expect(await refusalIn(await send('two'))).toEqual([409, 'IDEMPOTENCY_CONFLICT']);
  });
});

describe('a document by the key of an object', () => {
  it('is accepted by a note, with the object’s ETag pinned', async () => {
    await using world = await openWorld();
    await world.objects.put('incoming/acme/a/b.pdf', '%PDF');
    const response = await world.request(path, post({ objectKey: 'incoming/acme/a/b.pdf' }, { 'x-tenant-id': 'acme' }));
    const { taskId } = await acceptedIn(response);
    const { etag } = (await world.objects.head('incoming/acme/a/b.pdf')) ?? {};
    expect(world.uploaded).toMatchObject([
      { task: { taskId, name: 'b.pdf', original: { key: 'incoming/acme/a/b.pdf', etag } } },
    ]);
    expect(await world.keys()).toContain(objectKeys.note(taskId));
  });

  it('is refused outside the tenant’s own prefix, and where there is no such object', async () => {
    await using world = await openWorld();
    await world.objects.put('incoming/acme/a.pdf', '%PDF');
    const send = async (objectKey: string) => refusalIn(await world.request(path, post({ objectKey })));
    expect(await send('incoming/acme/a.pdf')).toEqual([403, 'AUTHORIZATION_ERROR']);
    expect(await send('incoming/default/../acme/a.pdf')).toEqual([403, 'AUTHORIZATION_ERROR']);
    expect(await send('incoming/default/none.pdf')).toEqual([404, 'OBJECT_NOT_FOUND']);
  });
});

it.each([{}, { text: 'x', objectKey: 'y' }, { text: '' }])(
  'a body that is not exactly one of both is refused: %j',
  async (body) => {
    await using world = await openWorld();
    expect(await refusalIn(await world.request(path, post(body)))).toEqual([400, 'VALIDATION_ERROR']);
  },
);
