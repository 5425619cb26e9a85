import { newTaskId, objectKeys } from '@millrace/contracts';
import { anEnvelope } from '@millrace/ports/testing';
import { describe, expect, it } from 'vitest';
import { acceptedIn, type FormOptions, refusalIn, uploadRequest } from '../testing/form.ts';
import { openWorld, type World } from '../testing/world.ts';

const path = '/api/v1/documents/upload';
const withKey = (options: FormOptions = {}, key = 'key-1') =>
  uploadRequest({ ...options, headers: { 'idempotency-key': key, ...options.headers } });
const upload = async (world: World, request: RequestInit) => acceptedIn(await world.request(path, request));
const originals = async (world: World) => (await world.keys()).filter((key) => key.startsWith('originals/'));

describe('a repeated Idempotency-Key', () => {
  it('answers with the same task, its status as it is by now, and publishes nothing again', async () => {
    await using world = await openWorld();
    const first = await upload(world, withKey());
    const [{ task } = { task: anEnvelope() }] = world.uploaded;
    await world.states.record({ task, status: 'embedding', attempt: 1 });
    expect(await upload(world, withKey())).toEqual({ ...first, status: 'embedding' });
    expect(world.uploaded).toHaveLength(1);
    expect(await originals(world)).toHaveLength(1);
  });

  it('makes one task of requests that come at once, with one envelope and one event id', async () => {
    await using world = await openWorld();
    const accepted = await Promise.all(Array.from({ length: 8 }, () => upload(world, withKey())));
    expect(new Set(accepted.map(({ taskId }) => taskId)).size).toBe(1);
    expect(new Set(world.eventIds).size).toBe(1);
    expect(new Set(world.uploaded.map(({ task }) => JSON.stringify(task))).size).toBe(1);
    expect(await originals(world)).toEqual([objectKeys.original(accepted[0]?.taskId ?? '')]);
  });

  it('is a conflict for other fields, and for another file', async () => {
    await using world = await openWorld();
    await upload(world, withKey());
    const conflict = [409, 'IDEMPOTENCY_CONFLICT'];
    expect(await refusalIn(await world.request(path, withKey({ fields: { name: 'other' } })))).toEqual(conflict);
    expect(await refusalIn(await world.request(path, withKey({ file: 'other text' })))).toEqual(conflict);
    expect(world.uploaded).toHaveLength(1);
  });

  it('is the same request whatever the order of its metadata', async () => {
    await using world = await openWorld();
    const first = await upload(world, withKey({ fields: { metadata: '{"a":1,"b":2}' } }));
    const second = await upload(world, withKey({ fields: { metadata: '{"b":2,"a":1}' } }));
    expect(second.taskId).toBe(first.taskId);
  });

  it('means nothing to another tenant', async () => {
    await using world = await openWorld();
    const ours = await upload(world, withKey());
    const theirs = await upload(world, withKey({ headers: { 'x-tenant-id': 'acme' } }));
    expect(theirs.taskId).not.toBe(ours.taskId);
  });

  it('goes on with a task whose first request died before its file came', async () => {
    let fails = true;
    await using world = await openWorld({
      wrapObjects: (objects) => ({
        ...objects,
        async putStream(...args) {
          if (fails) throw new Error('the process died here');
          return objects.putStream(...args);
        },
      }),
    });
    expect((await world.request(path, withKey())).status).toBe(500);
    const [claimKey = ''] = await world.keys();
    fails = false;
    const { taskId } = await upload(world, withKey());
    const claim: unknown = JSON.parse(Buffer.from(await world.objects.get(claimKey)).toString());
    expect(claim).toMatchObject({ task: { taskId } });
  });

  it('begins a new task where the first was given up longer ago than the sweep looks back', async () => {
    await using world = await openWorld({ wrapObjects: agedClaims });
    const { taskId } = await upload(world, withKey());
    const again = await upload(world, withKey());
    expect(again.taskId).toBe(taskId);
    expect(Date.now() - Date.parse(world.uploaded[0]?.task.acceptedAt ?? '')).toBeLessThan(60_000);
    expect((await world.keys()).filter((key) => key.startsWith('claims/'))).toHaveLength(2);
  });
});

/** Before the first claim there was one, half a day old, of a request that never came through. */
function agedClaims(objects: World['objects']): World['objects'] {
  let seeded = false;
  return {
    ...objects,
    async put(key, body, options) {
      if (key.startsWith('claims/') && !seeded) {
        seeded = true;
        const { request, task } = JSON.parse(String(body));
        const taskId = newTaskId(Date.now() - 12 * 3_600_000);
        const original = { key: objectKeys.original(taskId) };
        await objects.put(key, JSON.stringify({ request, task: { ...task, taskId, original } }));
      }
      return objects.put(key, body, options);
    },
  };
}
