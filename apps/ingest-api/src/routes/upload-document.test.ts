import { createHash } from 'node:crypto';
import { decodeEnvelope, dependencyUnavailable, MillraceError, objectKeys } from '@millrace/contracts';
import { describe, expect, it } from 'vitest';
import { acceptedIn, part, problemIn, rawForm, refusalIn, uploadRequest } from '../testing/form.ts';
import { openWorld } from '../testing/world.ts';

const path = '/api/v1/documents/upload';

describe('an upload', () => {
  it('is stored with its envelope, published with its digest, shown as queued, and answered with 202', async () => {
    await using world = await openWorld();
    const fields = { metadata: '{"year": 2026}', collection: 'default', externalId: 'reports/q3' };
    const headers = { 'x-tenant-id': 'acme' };
    const response = await world.request(path, uploadRequest({ fields, headers, file: 'Grüße', name: '季度报告.txt' }));

    expect(response.status).toBe(202);
    const { taskId, documentId, status, statusUrl } = await acceptedIn(response);
    expect([status, statusUrl, response.headers.get('location')]).toEqual([
      'queued',
      `/api/v1/tasks/${taskId}`,
      `/api/v1/tasks/${taskId}`,
    ]);
    const key = objectKeys.original(taskId);
    expect(Buffer.from(await world.objects.get(key)).toString()).toBe('Grüße');
    const envelope = decodeEnvelope((await world.objects.head(key))?.metadata.envelope ?? '');
    expect(envelope).toMatchObject({
      taskId,
      documentId,
      tenant: 'acme',
      externalId: 'reports/q3',
      name: '季度报告.txt',
      contentType: 'text/plain',
      metadata: { year: 2026 },
      original: { key },
    });
    expect(world.uploaded).toEqual([
      { task: envelope, bytes: 7, sha256: createHash('sha256').update('Grüße').digest('hex') },
    ]);
    expect(await world.task(taskId, 'acme')).toMatchObject({ status: 'queued', documentId, progress: { embedded: 0 } });
  });

  it('of no bytes is accepted: that it is empty is the parser’s to say', async () => {
    await using world = await openWorld();
    const { taskId } = await acceptedIn(await world.request(path, uploadRequest({ file: '' })));
    expect(world.uploaded).toMatchObject([{ task: { taskId }, bytes: 0 }]);
  });

  it('with the same externalId is a later generation of the same document', async () => {
    await using world = await openWorld();
    const upload = async () => acceptedIn(await world.request(path, uploadRequest({ fields: { externalId: 'x' } })));
    const [first, second] = [await upload(), await upload()];
    expect(second.documentId).toBe(first.documentId);
    expect(second.taskId).not.toBe(first.taskId);
    const [one, other] = world.uploaded.map(({ task }) => Date.parse(task.acceptedAt));
    expect(other).toBeGreaterThan(one ?? 0);
  });

  it('whose envelope is too big for metadata has it in a note, put before the body', async () => {
    const order: string[] = [];
    await using world = await openWorld({
      wrapObjects: (objects) => ({
        ...objects,
        put: (key, ...rest) => objects.put(key, ...rest).finally(() => order.push(key)),
        putStream: (key, ...rest) => objects.putStream(key, ...rest).finally(() => order.push(key)),
      }),
    });
    const words = Array.from({ length: 400 }, (_, index) => createHash('sha256').update(`${index}`).digest('hex'));
    const metadata = JSON.stringify({ words: words.join(' ').slice(0, 4096) });
    const { taskId } = await acceptedIn(await world.request(path, uploadRequest({ fields: { metadata } })));
    expect(order).toEqual([objectKeys.note(taskId), objectKeys.original(taskId)]);
    await world.states.close();
    expect(await world.task(taskId)).toMatchObject({ taskId, status: 'queued' });
  });
});

describe('a refused upload leaves nothing behind:', () => {
  const file = part('name="file"; filename="a.txt"', 'text');
  const refused: [string, RequestInit, number, string][] = [
    ['a field after the file', rawForm(`${file}${part('name="collection"', 'x')}--edge--`), 400, 'FIELD_AFTER_FILE'],
    ['a second file', rawForm(`${file}${file}--edge--`), 400, 'VALIDATION_ERROR'],
    ['a form without its end', rawForm(file), 400, 'VALIDATION_ERROR'],
    ['no file', rawForm(`${part('name="collection"', 'x')}--edge--`), 400, 'FILE_MISSING'],
    ['a field twice', rawForm(`${part('name="name"', 'x').repeat(2)}${file}--edge--`), 400, 'VALIDATION_ERROR'],
    ['an unknown field', uploadRequest({ fields: { colection: 'x' } }), 400, 'VALIDATION_ERROR'],
    ['metadata that are no JSON', uploadRequest({ fields: { metadata: '{' } }), 400, 'VALIDATION_ERROR'],
    ['an unknown collection', uploadRequest({ fields: { collection: 'nowhere' } }), 404, 'COLLECTION_NOT_FOUND'],
    ['a tenant that is no slug', uploadRequest({ headers: { 'x-tenant-id': 'A/B' } }), 400, 'VALIDATION_ERROR'],
    [
      'another media type',
      { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } },
      415,
      'UNSUPPORTED_MEDIA_TYPE',
    ],
    [
      'a form without boundary',
      { method: 'POST', body: 'x', headers: { 'content-type': 'multipart/form-data' } },
      400,
      'VALIDATION_ERROR',
    ],
    [
      'metadata past the size of an event',
      uploadRequest({
        fields: {
          metadata: JSON.stringify(Object.fromEntries(Array.from({ length: 9 }, (_, i) => [i, 'x'.repeat(4_000)]))),
        },
      }),
      400,
      'VALIDATION_ERROR',
    ],
  ];
  it.each(refused)('%s', async (_what, request, status, code) => {
    await using world = await openWorld();
    expect(await refusalIn(await world.request(path, request))).toEqual([status, code]);
    expect(await world.keys()).toEqual([]);
    expect(world.uploaded).toEqual([]);
  });

  it('names the field that does not fit', async () => {
    await using world = await openWorld();
    const response = await world.request(path, uploadRequest({ fields: { metadata: '{"a": []}', version: 'one' } }));
    const { errors = [] } = await problemIn(response);
    expect(errors.map((error) => error.path).toSorted()).toEqual(['form.metadata.a', 'form.version']);
  });
});

describe('an upload while a service is down', () => {
  it('without a bus is 503 with the taskId; the document is stored, and its task is found as queued', async () => {
    let up = false;
    await using world = await openWorld({
      wrapBus: (bus) => ({
        ...bus,
        publish: (...args) => (up ? bus.publish(...args) : Promise.reject(dependencyUnavailable('rabbitmq', 'down'))),
      }),
    });
    const request = () => uploadRequest({ headers: { 'idempotency-key': 'k' } });
    const response = await world.request(path, request());
    const problem = await problemIn(response);
    expect([response.status, problem.code, response.headers.has('retry-after')]).toEqual([
      503,
      'PUBLISH_UNCONFIRMED',
      true,
    ]);
    expect(await world.task(problem.taskId ?? '')).toMatchObject({ status: 'queued' });

    up = true;
    const again = await world.request(path, request());
    expect([again.status, (await acceptedIn(again)).taskId]).toEqual([202, problem.taskId]);
    expect(world.uploaded).toMatchObject([{ task: { taskId: problem.taskId } }]);
  });

  it('without an object store is 503, when it is full 507, and in neither case is anything published', async () => {
    for (const [error, status] of [
      [dependencyUnavailable('objects', 'down'), 503],
      [new MillraceError('STORAGE_FULL', 'no room'), 507],
    ] as const) {
      await using world = await openWorld({
        wrapObjects: (objects) => ({ ...objects, putStream: () => Promise.reject(error) }),
      });
      expect((await world.request(path, uploadRequest({ file: 'x'.repeat(300_000) }))).status).toBe(status);
      expect(world.uploaded).toEqual([]);
    }
  });

  it('without task states is accepted all the same', async () => {
    await using world = await openWorld({
      wrapStates: (states) => ({ ...states, record: () => Promise.reject(dependencyUnavailable('redis', 'down')) }),
    });
    expect((await world.request(path, uploadRequest())).status).toBe(202);
    expect(world.uploaded).toHaveLength(1);
  });
});
