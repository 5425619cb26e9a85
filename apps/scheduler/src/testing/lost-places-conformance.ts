import type { TaskEnvelope } from '@millrace/contracts';
import { type GenerationFacts, taskStateOf } from '@millrace/database';
import type { DatabaseKind } from '@millrace/database/testing';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { reconcile } from '../jobs/reconcile.ts';
import { forgetTasks, parsed, silentTask, uploaded } from './silent-tasks.ts';
import { openUpkeepWorld, type UpkeepWorld } from './upkeep-world.ts';

/** In which queues the search for lost work looks before it takes any for lost, on either stack. */
export function lostPlacesConformance(kind: DatabaseKind): void {
  describe(`the places of lost work on the ${kind} stack`, () => {
    let world: UpkeepWorld;
    beforeAll(async () => {
      world = await openUpkeepWorld(kind);
    });
    afterEach(() => forgetTasks(world));
    afterAll(() => world?.stop());

    const silent = (facts?: GenerationFacts, overrides?: Partial<TaskEnvelope>) => silentTask(world, facts, overrides);

    test.each([
      'documents.upload',
      'documents.upload.quarantine',
      'documents.parsed',
      'documents.chunked',
      'documents.embedded',
      'documents.embedded.quarantine',
      'millrace.delay.1s',
      'millrace.delay.3600s',
      'millrace.deferred',
      'documents.ledger',
      'millrace.dead',
    ])('takes nothing for lost while %s holds a message', async (queue) => {
      await silent();
      world.fill(queue);
      await world.run(reconcile);
      expect(await world.outbox()).toEqual([]);
      world.emptyQueues();
      await world.run(reconcile);
      expect(await world.outbox()).toHaveLength(1);
    });

    test.each(['unacked', 'deadLettering'] as const)('takes nothing for lost while a message is %s', async (where) => {
      await silent();
      world.fill('documents.embedded', where);
      await world.run(reconcile);
      expect(await world.outbox()).toEqual([]);
    });

    test.each([
      ['what is behind the parser', 'documents.upload', parsed, {}],
      ['bulk work', 'documents.chunked', uploaded, { priority: 'bulk' as const }],
      ['interactive work', 'documents.chunked.bulk', uploaded, {}],
      ['any document', 'chat.logs', uploaded, {}],
    ])('finds %s lost whatever lies in %s', async (_, queue, facts, overrides) => {
      await silent(facts, overrides);
      world.fill(queue);
      await world.run(reconcile);
      expect(await world.outbox()).toHaveLength(1);
    });

    test.each([
      ['queued', ['documents.upload'], ['documents.parsed', 'documents.chunked', 'documents.embedded']],
      ['parsing', ['documents.upload', 'documents.parsed'], ['documents.chunked', 'documents.embedded']],
      ['chunking', ['documents.upload', 'documents.parsed', 'documents.chunked'], ['documents.embedded']],
      ['embedding', ['documents.parsed', 'documents.chunked', 'documents.embedded'], []],
    ] as const)('looks for a task that is shown %s only in %j', async (status, mayLie, cannotLie) => {
      const task = await silent();
      const state = await taskStateOf(world.ports.database, task.taskId);
      if (!state) throw new Error('the task is not known');
      const updatedAt = new Date(Date.parse(state.updatedAt) + 1).toISOString();
      await world.ports.states.restore({ ...state, status, updatedAt });
      for (const queue of cannotLie) world.fill(queue);
      for (const queue of mayLie) {
        world.fill(queue);
        await world.run(reconcile);
        expect(await world.outbox()).toEqual([]);
        world.empty(queue);
      }
      await world.run(reconcile);
      expect(await world.outbox()).toHaveLength(1);
    });

    test('looks for a task everywhere of which Postgres’s own word is shown', async () => {
      const task = await silent();
      const state = await taskStateOf(world.ports.database, task.taskId);
      if (state) await world.ports.states.restore(state);
      world.fill('documents.embedded');
      await world.run(reconcile);
      expect(await world.outbox()).toEqual([]);
    });
  });
}
