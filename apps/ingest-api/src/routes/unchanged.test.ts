import { createHash } from 'node:crypto';
import { dependencyUnavailable, type UploadAccepted, uploadAcceptedSchema } from '@millrace/contracts';
import { acceptGeneration } from '@millrace/database';
import { type FreshDatabase, freshDatabase, onlyInTenant } from '@millrace/database/testing';
import type { Database, TaskStates } from '@millrace/ports';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { acceptedIn, type FormOptions, refusalIn, uploadRequest } from '../testing/form.ts';
import { beginUpload, countingStreams, type SlowUpload } from '../testing/slow-upload.ts';
import { openWorld, type World, type WorldOptions } from '../testing/world.ts';

const path = '/api/v1/documents/upload';

describe('a document that already has what is given', () => {
  let fresh: FreshDatabase;
  beforeAll(async () => {
    fresh = await freshDatabase('embedded');
  });
  afterAll(() => fresh?.stop());

  let documents = 0;
  /** A world, and how a document of its own is uploaded there. */
  async function setUp(options: WorldOptions = {}) {
    const world = await openWorld({ database: onlyInTenant(fresh.database), ...options });
    const externalId = `document-${documents++}`;
    const send = (form: FormOptions = {}) =>
      world.request(path, uploadRequest({ ...form, fields: { externalId, ...form.fields } }));
    const upload = async (form?: FormOptions) => acceptedIn(await send(form));
    return { world, externalId, send, upload };
  }

  /** Has Postgres hear of all that was published, as the ledger would. */
  async function settle({ uploaded }: World): Promise<void> {
    await expect.poll(() => uploaded.length).toBeGreaterThan(0);
    for (const { task, ...facts } of uploaded) {
      await acceptGeneration(fresh.database, task, { ...facts, status: 'queued', at: new Date() });
    }
  }

  const originals = async (world: World) => (await world.keys()).filter((key) => key.startsWith('originals/'));

  function expectSame(later: UploadAccepted, first: UploadAccepted): void {
    expect(later).toEqual({ ...first, unchanged: true });
  }

  it('is answered with the task that brought it, every time, and nothing is left or published', async () => {
    const { world, send, upload } = await setUp();
    await using _ = world;
    const first = await upload();
    await settle(world);
    for (let again = 0; again < 3; again++) {
      const response = await send();
      expect(response.status).toBe(200);
      expectSame(await acceptedIn(response), first);
    }
    expect(await originals(world)).toHaveLength(1);
    expect(world.uploaded).toHaveLength(1);
  });

  it.each<[string, FormOptions]>([
    ['forced', { fields: { force: 'true' } }],
    ['of another name', { name: 'b.txt' }],
    ['with other metadata', { fields: { metadata: '{"year": 2027}' } }],
    ['of a version of its own', { fields: { version: '2' } }],
    ['of other bytes', { file: 'Hello!' }],
  ])('is ingested again where the upload is %s', async (_what, form) => {
    const { world, upload } = await setUp();
    await using _ = world;
    const first = await upload();
    await settle(world);
    const again = await upload(form);
    expect([again.unchanged, again.documentId]).toEqual([undefined, first.documentId]);
    expect(again.taskId).not.toBe(first.taskId);
    expect(world.uploaded).toHaveLength(2);
  });

  it.each([
    ['is the same, though its collection has changed the model since', '{settings,embedding,dimension}', true],
    ['is ingested again where its collection cuts otherwise now', '{settings,chunking,maxTokens}', undefined],
  ])('%s', async (_what, setting, unchanged) => {
    const { world, upload } = await setUp();
    await using _ = world;
    const { taskId } = await upload();
    await settle(world);
    await fresh.database`
      update generations set envelope = jsonb_set(envelope, ${setting}::text::text[], '96') where id = ${taskId}
    `;
    expect((await upload()).unchanged).toBe(unchanged);
  });

  it('is ingested again after it failed', async () => {
    const { world, upload } = await setUp();
    await using _ = world;
    const { taskId } = await upload();
    await settle(world);
    await fresh.database`update generations set status = 'failed', rank = 9 where id = ${taskId}`;
    expect((await upload()).unchanged).toBeUndefined();
  });

  it('is ingested again where Postgres has not heard yet of other bytes in between', async () => {
    const { world, upload } = await setUp();
    await using _ = world;
    await upload({ file: 'first' });
    await settle(world);
    await upload({ file: 'second' });
    expect((await upload({ file: 'first' })).unchanged).toBeUndefined();
    expect(world.uploaded).toHaveLength(3);
  });

  it.each<[string, WorldOptions]>([
    ['Postgres is down', { database: (() => Promise.reject(dependencyUnavailable('postgres', 'down'))) as never }],
    ['Postgres does not answer', { database: (() => new Promise<never>(() => {})) as unknown as Database }],
    ['Redis is down', { wrapStates: withoutLastAcceptance }],
  ])('is ingested again while %s', async (_what, options) => {
    const { world, upload } = await setUp(options);
    await using _ = world;
    await upload();
    await settle(world);
    expect((await upload()).unchanged).toBeUndefined();
    await expect.poll(() => world.uploaded.length).toBe(2);
  });

  it('is the same by its text, and by the object that the caller placed', async () => {
    const { world, externalId } = await setUp();
    await using _ = world;
    await world.objects.put('incoming/default/a.txt', 'placed');
    const bodies = [
      { externalId: `${externalId} text`, text: 'Hello' },
      { externalId: `${externalId} object`, objectKey: 'incoming/default/a.txt' },
    ];
    const post = (body: object) =>
      world.request('/api/v1/documents', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
    for (const body of bodies) {
      const first = await acceptedIn(await post(body));
      await settle(world);
      const before = await world.keys();
      expectSame(await acceptedIn(await post(body)), first);
      expect(await world.keys()).toEqual(before);
    }
    await world.objects.put('incoming/default/a.txt', 'another in its place');
    expect((await acceptedIn(await post(bodies[1] ?? {}))).unchanged).toBeUndefined();
  });

  it('is answered alike under one Idempotency-Key, also when a later generation has come since', async () => {
    const { world, send, upload } = await setUp();
    await using _ = world;
    const first = await upload();
    await settle(world);
    const keyed = (file?: string): FormOptions => ({ headers: { 'idempotency-key': 'k' }, ...(file && { file }) });
    expectSame(await upload(keyed()), first);
    await upload({ file: 'a later one' });
    await settle(world);
    expectSame(await upload(keyed()), first);
    expect(await refusalIn(await send(keyed('other bytes')))).toEqual([409, 'IDEMPOTENCY_CONFLICT']);
    expect(world.uploaded).toHaveLength(2);
  });

  it.each([
    ['the first', [0, 1]],
    ['the second', [1, 0]],
  ])('is answered alike to two slow uploads under one key of which %s ends first', async (_which, order) => {
    let begun = (_count: number): Promise<void> => Promise.resolve();
    const { world, externalId, upload } = await setUp({
      wrapObjects(objects) {
        const counting = countingStreams(objects);
        begun = counting.begun;
        return counting.objects;
      },
    });
    await using _ = world;
    const first = await upload();
    await settle(world);
    const slow: SlowUpload[] = [];
    for (const count of [2, 3]) {
      slow.push(
        beginUpload(world.server, path, {
          key: 'k',
          fields: { externalId },
          name: 'a.txt',
          file: Buffer.from('Hello'),
        }),
      );
      await begun(count);
    }
    const answers: UploadAccepted[] = [];
    for (const place of order) answers.push(uploadAcceptedSchema.parse((await slow[place]?.finish())?.body));
    const [one, other] = answers;
    expect(other?.taskId).toBe(one?.taskId);
    // A second request under a key settles for the task of the first before it knows what it brings.
    expect(one?.taskId).not.toBe(first.taskId);
    expect(new Set(world.uploaded.map(({ task }) => task.taskId))).toEqual(new Set([first.taskId, one?.taskId]));
    expect(await originals(world)).toHaveLength(2);
  });

  it('leaves no note either, where its envelope is too big for metadata', async () => {
    const { world, upload } = await setUp();
    await using _ = world;
    const words = Array.from({ length: 60 }, (_word, index) => createHash('sha256').update(`${index}`).digest('hex'));
    const form = { fields: { metadata: JSON.stringify({ words: words.join(' ') }) } };
    const first = await upload(form);
    await settle(world);
    const before = await world.keys();
    expectSame(await upload(form), first);
    expect(await world.keys()).toEqual(before);
  });
});

function withoutLastAcceptance(states: TaskStates): TaskStates {
  return { ...states, lastAcceptanceTime: () => Promise.reject(dependencyUnavailable('redis', 'down')) };
}
