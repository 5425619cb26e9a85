import {
  dependencyUnavailable,
  documentDeletedSchema,
  newTaskId,
  searchResponseSchema,
  type TaskEnvelope,
} from '@millrace/contracts';
import { acceptGeneration, findGeneration } from '@millrace/database';
import type { DatabaseKind } from '@millrace/database/testing';
import { indexer } from '@millrace/indexer';
import { anEnvelope } from '@millrace/ports/testing';
import { runOnce } from '@millrace/worker-runtime/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { embeddedEvent } from './embedded-event.ts';
import { codeIn, openWorld, type World } from './world.ts';

/** `DELETE /api/v1/documents/{documentId}` on either database. */
export function deleteConformance(kind: DatabaseKind): void {
  describe(`deleting a document on ${kind} Postgres`, () => {
    let world: World;
    beforeAll(async () => {
      world = await openWorld(kind);
    });
    afterAll(() => world?.[Symbol.asyncDispose]());

    /** A generation of a document, accepted now, as the door does it. */
    const upload = async (overrides: Partial<TaskEnvelope> = {}): Promise<TaskEnvelope> => {
      const task = anEnvelope({ taskId: newTaskId(), ...overrides });
      const acceptedAtMs = await world.states.acceptanceTime(task.tenant, task.documentId);
      return { ...task, acceptedAt: new Date(acceptedAtMs).toISOString() };
    };
    const accept = (task: TaskEnvelope) =>
      acceptGeneration(world.database, task, { status: 'queued', at: new Date(task.acceptedAt) });
    const index = (task: TaskEnvelope, ordinal = 0, batches = 1) =>
      runOnce(indexer, embeddedEvent(task, ordinal, batches), {
        ports: { database: world.database, objects: world.objects },
      });
    const remove = ({ documentId }: TaskEnvelope, tenant = 'acme', request = world.request) =>
      request(`/api/v1/documents/${documentId}`, { method: 'DELETE', headers: { 'x-tenant-id': tenant } });
    const removed = async (task: TaskEnvelope) => documentDeletedSchema.parse(await (await remove(task)).json());
    const statusOf = async ({ taskId }: TaskEnvelope) => (await findGeneration(world.database, taskId))?.status;
    const found = async (task: TaskEnvelope) => {
      const body = JSON.stringify({
        query: 'wheel water',
        collection: task.collection,
        documentIds: [task.documentId],
      });
      const headers = { 'x-tenant-id': task.tenant, 'content-type': 'application/json' };
      const response = await world.request('/api/v1/search', { method: 'POST', headers, body });
      return searchResponseSchema.parse(await response.json()).hits.length > 0;
    };

    it('takes it out of search at once, and what is under way with it', async () => {
      const first = await upload();
      await index(first);
      expect(await found(first)).toBe(true);
      const second = await upload({ documentId: first.documentId });
      await accept(second);
      const answer = await removed(first);
      expect(answer).toMatchObject({ documentId: first.documentId, cancelled: [second.taskId] });
      expect(answer.deletedAt > second.acceptedAt).toBe(true);
      expect(await found(first)).toBe(false);
      expect(await world.states.get(second.taskId)).toMatchObject({ status: 'cancelled' });
      expect((await world.request(`/api/v1/documents/${first.documentId}`)).status).toBe(404);
      expect(await world.database`select actor, action from audit_log where subject = ${first.documentId}`).toEqual([
        { actor: 'anonymous', action: 'document.delete' },
      ]);
    });

    it('may be asked for twice', async () => {
      const task = await upload();
      await accept(task);
      await remove(task);
      expect((await remove(task)).status).toBe(200);
    });

    it('knows no document that is another tenant’s, or nobody’s', async () => {
      const task = await upload();
      await index(task);
      for (const response of [await remove(task, 'thief'), await remove(anEnvelope())]) {
        expect([response.status, await codeIn(response)]).toEqual([404, 'RECORD_NOT_FOUND']);
      }
      expect(await found(task)).toBe(true);
    });

    it('counts before anybody has heard of the document, and again after a later upload of it', async () => {
      const task = await upload();
      expect((await remove(task)).status).toBe(200);
      await accept(task);
      await index(task);
      expect([await statusOf(task), await found(task)]).toEqual(['cancelled', false]);
      const later = await upload({ documentId: task.documentId });
      await index(later);
      expect([await statusOf(later), await found(later)]).toEqual(['completed', true]);
      await remove(later);
      expect(await found(later)).toBe(false);
    });

    it('counts between two batches', async () => {
      const task = await upload();
      await index(task, 0, 2);
      await remove(task);
      await index(task, 1, 2);
      expect([await statusOf(task), await found(task)]).toEqual(['cancelled', false]);
    });

    it('or the switch comes first: the document is gone either way', async () => {
      for (let round = 0; round < 24; round++) {
        const task = await upload();
        await index(task, 0, 2);
        const racers = [() => remove(task), () => index(task, 1, 2)];
        await Promise.all((round % 2 ? racers : racers.toReversed()).map((start) => start()));
        expect(['completed', 'cancelled']).toContain(await statusOf(task));
        expect(await found(task)).toBe(false);
      }
    });

    it('goes on while the store of states is down, by the time of what is known', async () => {
      const failing = async () => {
        throw dependencyUnavailable('redis', new Error('connection refused'));
      };
      const states = {
        ...world.states,
        restore: failing,
        lastAcceptanceTime: failing,
        acceptanceTime: async () => Date.now() - 60_000,
      };
      await using server = await world.serve({ states });
      const task = await upload();
      await accept(task);
      expect((await remove(task, 'acme', server.request)).status).toBe(200);
      await index(task);
      expect([await statusOf(task), await found(task)]).toEqual(['cancelled', false]);
      const unheard = await remove(await upload(), 'acme', server.request);
      expect([unheard.status, await codeIn(unheard)]).toEqual([503, 'DEPENDENCY_UNAVAILABLE']);
    });
  });
}
