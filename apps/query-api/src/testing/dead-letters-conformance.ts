import { randomUUID } from 'node:crypto';
import {
  type DeadLetterDetail,
  deadLetterDetailSchema,
  deadLetterListSchema,
  deadLettersReplayedSchema,
  documentUploaded,
  messageHeaders,
  type TaskEnvelope,
} from '@millrace/contracts';
import { acceptGeneration, deleteDocument, failGeneration, taskStateOf } from '@millrace/database';
import type { DatabaseKind } from '@millrace/database/testing';
import { anEnvelope } from '@millrace/ports/testing';
import { messageFor } from '@millrace/worker-runtime/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { outboxOf, outboxOfTask } from './outbox-of.ts';
import { chatLetter, failedInBatches, plantLetter, refusedRequest } from './planted-letters.ts';
import { codeIn, openWorld, type Tenant, type World } from './world.ts';

/** Dead letters over HTTP, on either database. */
export function deadLettersConformance(kind: DatabaseKind): void {
  describe(`dead letters on ${kind} Postgres`, () => {
    let world: World;
    beforeAll(async () => {
      world = await openWorld(kind);
    });
    afterAll(() => world?.[Symbol.asyncDispose]());

    const fail = (task: TaskEnvelope, batches = 1) => failedInBatches(world.database, task, batches);
    const failOne = async (task: TaskEnvelope) => (await fail(task))[0] ?? '';
    const list = async (tenant: Tenant, query = '') =>
      deadLetterListSchema.parse(await (await tenant.get(`/api/v1/dead-letters${query}`)).json());
    const show = async (tenant: Tenant, id: string): Promise<DeadLetterDetail> =>
      deadLetterDetailSchema.parse(await (await tenant.get(`/api/v1/dead-letters/${id}`)).json());
    const replay = (tenant: Tenant, id: string) => tenant.post(`/api/v1/dead-letters/${id}/replay`, {});
    const replayMany = async (tenant: Tenant, filter: object) =>
      deadLettersReplayedSchema.parse(await (await tenant.post('/api/v1/dead-letters/replay', filter)).json());
    const drop = (tenant: Tenant, path: string) => tenant.request(`/api/v1/dead-letters${path}`, { method: 'DELETE' });
    const stateOf = (task: TaskEnvelope) => taskStateOf(world.database, task.taskId);
    const ofTenant = (tenant: Tenant, overrides: Partial<TaskEnvelope> = {}) =>
      anEnvelope({ tenant: tenant.name, ...overrides });

    it('are listed by queue, code, task, time and state, to their tenant alone', async () => {
      const [tenant, other] = [world.tenant(), world.tenant()];
      const task = ofTenant(tenant);
      const [first = '', second = ''] = await fail(task, 2);
      const old = await refusedRequest(world.database, ofTenant(tenant));
      await world.database`update dead_letters set failed_at = '2020-01-01' where id = ${old}`;
      await fail(ofTenant(other));
      await drop(tenant, `/${second}`);

      const idsOf = async (query: string) => (await list(tenant, query)).items.map(({ deadLetterId }) => deadLetterId);
      expect((await list(tenant)).total).toBe(3);
      expect(await idsOf('?queue=documents.upload')).toEqual([old]);
      expect(await idsOf('?code=COLLECTION_NOT_FOUND')).toEqual([old]);
      expect(await idsOf('?olderThan=2021-01-01T00:00:00Z')).toEqual([old]);
      expect(await idsOf(`?newerThan=2021-01-01T00:00:00Z&state=open`)).toEqual([first]);
      expect(await idsOf(`?taskId=${task.taskId}&state=dropped`)).toEqual([second]);
      expect(await list(tenant, '?limit=1&skip=1')).toMatchObject({ total: 3, items: [{ tenant: tenant.name }] });
    });

    it('that belong to no task are seen by the tenant default alone', async () => {
      const letter = await chatLetter(world.database);
      const operator = { headers: { 'x-tenant-id': 'default' } };
      const seen = await world.request('/api/v1/dead-letters?queue=chat.logs&limit=200', operator);
      expect(deadLetterListSchema.parse(await seen.json()).items.map(({ deadLetterId }) => deadLetterId)).toContain(
        letter,
      );
      const hidden = await world.tenant().get(`/api/v1/dead-letters/${letter}`);
      expect([hidden.status, await codeIn(hidden)]).toEqual([404, 'RECORD_NOT_FOUND']);
    });

    it('show their body, why they failed, and how their task is', async () => {
      const tenant = world.tenant();
      const task = ofTenant(tenant);
      const letter = await failOne(task);
      expect(await show(tenant, letter)).toMatchObject({
        deadLetterId: letter,
        state: 'open',
        stack: 'Error: refused',
        attempts: 6,
        body: { json: { type: 'document.chunked', data: { task: { taskId: task.taskId } } } },
        task: { status: 'failed', run: 0 },
        lineage: [{ deadLetterId: letter }],
      });
      const bytes = {
        id: randomUUID(),
        type: 'x',
        contentType: 'text/plain',
        body: Buffer.from([255, 0]),
        headers: {},
      };
      const odd = await plantLetter(world.database, bytes, { queue: 'documents.upload', task });
      expect(await show(tenant, odd)).toMatchObject({ body: { base64: '/wA=' }, bodyBytes: 2 });
    });

    it('are sent again as a message of the next run that names its letter', async () => {
      const tenant = world.tenant();
      const task = ofTenant(tenant);
      const letter = await failOne(task);
      expect(await (await replay(tenant, letter)).json()).toEqual({ replayed: 1, notReplayable: 0, more: false });
      const [sent, ...more] = await outboxOfTask(world.database, task.taskId);
      expect(more).toEqual([]);
      expect(sent).toMatchObject({
        queue: 'documents.chunked',
        type: 'document.chunked',
        headers: { [messageHeaders.replayOf]: letter },
        data: { task: { ...task, run: 1 }, batch: { ordinal: 0 } },
      });
      expect(sent?.headers).not.toHaveProperty(messageHeaders.attempt);
      expect(sent?.messageId).toBe(sent?.id);
      expect(await stateOf(task)).toMatchObject({ status: 'embedding', run: 1 });
      expect(await world.states.get(task.taskId)).toMatchObject({ status: 'embedding', run: 1 });
      expect(await show(tenant, letter)).toMatchObject({ state: 'replayed', replays: 1 });
      expect(await world.database`select action from audit_log where subject = ${letter}`).toEqual([
        { action: 'dead-letter.replay' },
      ]);
    });

    it('of one task go together, in one run', async () => {
      const tenant = world.tenant();
      const task = ofTenant(tenant);
      const [, second = ''] = await fail(task, 3);
      expect(await (await replay(tenant, second)).json()).toMatchObject({ replayed: 3 });
      const sent = await outboxOfTask(world.database, task.taskId);
      expect(sent.map(({ data }) => data.task?.run)).toEqual([1, 1, 1]);
      expect(new Set(sent.map(({ id }) => id)).size).toBe(3);
    });

    it('tell their lineage when they fail again, and are sent again from there', async () => {
      const tenant = world.tenant();
      const task = ofTenant(tenant);
      const letter = await failOne(task);
      await replay(tenant, letter);
      const again = { ...task, run: 1 };
      const error = { code: 'STAGE_FAILED', message: 'again', retryable: false, stage: 'embedder' };
      await world.database.begin((tx) => failGeneration(tx, again, error, 6));
      const second = await plantLetter(world.database, messageFor(documentUploaded, { task: again }), {
        queue: 'documents.upload',
        task,
        headers: { [messageHeaders.replayOf]: letter },
      });
      for (const id of [letter, second]) {
        expect((await show(tenant, id)).lineage.map(({ deadLetterId }) => deadLetterId)).toEqual([letter, second]);
      }
      expect((await replay(tenant, second)).status).toBe(200);
      expect(await stateOf(task)).toMatchObject({ status: 'queued', run: 2 });
    });

    it.each([
      ['runs again', (task: TaskEnvelope) => acceptGeneration(world.database, { ...task, run: 1 }, queued)],
      [
        'was deleted since',
        ({ tenant, documentId }: TaskEnvelope) =>
          world.database.begin((tx) => deleteDocument(tx, { tenant, documentId, at: new Date() })),
      ],
    ])('cannot be sent again where their task %s', async (_, change) => {
      const tenant = world.tenant();
      const task = ofTenant(tenant);
      const letter = await failOne(task);
      await change(task);
      const refused = await replay(tenant, letter);
      expect([refused.status, await codeIn(refused)]).toEqual([409, 'NOT_REPLAYABLE']);
      expect(await outboxOfTask(world.database, task.taskId)).toEqual([]);
    });

    it('of whoever used another’s taskId never wake its owner’s task', async () => {
      const [tenant, thief] = [world.tenant(), world.tenant()];
      const task = ofTenant(tenant);
      await failOne(task);
      const letter = await plantLetter(
        world.database,
        messageFor(documentUploaded, { task: { ...task, tenant: thief.name } }),
        { queue: 'documents.upload', code: 'TASK_ID_CONFLICT', task: { ...task, tenant: thief.name } },
      );
      expect((await replay(thief, letter)).status).toBe(409);
      expect(await stateOf(task)).toMatchObject({ status: 'failed', run: 0 });
    });

    it('of a request that was never accepted go out in a run above the failed one', async () => {
      const tenant = world.tenant();
      const task = ofTenant(tenant);
      const letter = await refusedRequest(world.database, task);
      expect((await replay(tenant, letter)).status).toBe(200);
      expect(await outboxOfTask(world.database, task.taskId)).toMatchObject([
        { queue: 'documents.upload', type: 'document.upload', data: { taskId: task.taskId, run: 1, text: 'hello' } },
      ]);
      await acceptGeneration(world.database, { ...task, run: 1 }, queued);
      expect(await stateOf(task)).toMatchObject({ status: 'queued', run: 1 });
    });

    it('without a task are just sent again', async () => {
      const letter = await chatLetter(world.database);
      const sent = await world.request(`/api/v1/dead-letters/${letter}/replay`, { method: 'POST' });
      expect(await sent.json()).toMatchObject({ replayed: 1 });
      const [message] = (await outboxOf(world.database)).filter(
        ({ headers }) => headers[messageHeaders.replayOf] === letter,
      );
      expect(message).toMatchObject({ queue: 'chat.logs', type: 'chat.logged', data: { userId: 'u' } });
    });

    it('that were dropped are not sent again, and stay readable', async () => {
      const tenant = world.tenant();
      const letter = await failOne(ofTenant(tenant));
      expect(await (await drop(tenant, `/${letter}`)).json()).toEqual({ dropped: 1, more: false });
      expect(await (await drop(tenant, `/${letter}`)).json()).toEqual({ dropped: 0, more: false });
      expect((await replay(tenant, letter)).status).toBe(409);
      expect(await show(tenant, letter)).toMatchObject({ state: 'dropped' });
      expect((await drop(world.tenant(), `/${letter}`)).status).toBe(404);
    });

    it('are sent again by filter, no faster than the rate that is set, over however many requests', async () => {
      const tenant = world.tenant();
      const tasks = [0, 1, 2].map(() => ofTenant(tenant));
      for (const task of tasks) await fail(task, 2);
      const running = ofTenant(tenant);
      await failOne(running);
      await acceptGeneration(world.database, { ...running, run: 1 }, queued);
      await using server = await world.serve({ settings: { replaysPerSecond: 2 } });
      const replaySome = async (limit: number) => {
        const answer = await server.request('/api/v1/dead-letters/replay', {
          method: 'POST',
          headers: { 'x-tenant-id': tenant.name, 'content-type': 'application/json' },
          body: JSON.stringify({ queue: 'documents.chunked', limit }),
        });
        return deadLettersReplayedSchema.parse(await answer.json());
      };
      expect(await replaySome(1)).toMatchObject({ replayed: 2, more: true });
      const replayed = await replaySome(100);
      expect(replayed).toMatchObject({ replayed: 4, notReplayable: 0, more: false });
      const rows = await world.database<{ due_at: Date }[]>`
        select due_at from outbox where body::text like '%' || encode(${tenant.name}::bytea, 'hex') || '%' order by due_at
      `;
      const gaps = rows.slice(1).map(({ due_at }, place) => due_at.getTime() - (rows[place]?.due_at.getTime() ?? 0));
      expect(gaps).toEqual(Array(5).fill(500));
      expect(replayed.lastDueAt).toBe(rows.at(-1)?.due_at.toISOString());
      expect(await replayMany(tenant, {})).toMatchObject({ replayed: 0, notReplayable: 0 });
    });

    it('are dropped and sent again no more at once than is asked for', async () => {
      const tenant = world.tenant();
      for (let made = 0; made < 3; made++) await fail(ofTenant(tenant));
      expect(await replayMany(tenant, { limit: 1 })).toMatchObject({ replayed: 1, more: true });
      expect(await (await drop(tenant, '?limit=1')).json()).toEqual({ dropped: 1, more: true });
      expect((await list(tenant, '?state=open')).total).toBe(1);
    });
  });
}

const queued = { status: 'queued', at: new Date() } as const;
