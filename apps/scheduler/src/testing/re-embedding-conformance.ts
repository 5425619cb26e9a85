import { documentChunked, objectKeys } from '@millrace/contracts';
import { acceptGeneration, cancelReembedding, collectionIdOf, deleteDocument, inTransaction } from '@millrace/database';
import { type DatabaseKind, laterTask } from '@millrace/database/testing';
import { openGeneration } from '@millrace/retrieval/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { modelChangeActs, models } from './model-change-acts.ts';
import { openUpkeepWorld, type UpkeepWorld } from './upkeep-world.ts';

/** What the job promises that drives changes of models, on either stack. */
export function reEmbeddingConformance(kind: DatabaseKind): void {
  describe(`the change of a model on the ${kind} stack`, () => {
    let world: UpkeepWorld;
    beforeAll(async () => {
      world = await openUpkeepWorld(kind);
    });
    afterAll(() => world?.stop());

    const {
      aTask,
      ingest,
      nextOf,
      begin,
      run,
      stateOf,
      settingsOf,
      pinned,
      asked,
      answer,
      answerAll,
      passTime,
      vectorsOf,
    } = modelChangeActs(() => world);

    test('asks for the vectors of every batch that search answers from, with its chunks as they were indexed', async () => {
      const task = await ingest(aTask());
      await begin(task);
      await run();
      await run();
      const requests = await asked(task);
      expect(requests.map(({ batch }) => [batch.ordinal, batch.first, batch.chunks, batch.batches])).toEqual([
        [0, 0, 2, 2],
        [1, 2, 1, 2],
      ]);
      for (const request of requests) {
        expect(request).toMatchObject({ generation: task, embedding: nextOf(task), priority: 'bulk' });
        // What the embedder takes of a document that is ingested.
        expect(documentChunked.data.safeParse({ ...request, task }).success).toBe(true);
      }
      const chunks = requests.flatMap((request) => ('inline' in request.chunks ? request.chunks.inline : []));
      expect(chunks).toMatchObject([
        { ordinal: 0, text: 'a duck swims', headings: ['Ducks'], pages: [1, 2], span: [0, 12] },
        { ordinal: 1, text: 'a duck flies', headings: [] },
        { ordinal: 2, text: 'ducks eat' },
      ]);
      expect(await stateOf(task)).toMatchObject({ status: 'running', chunks: 3, embedded: 0, delayed: 0 });
    });

    test('stores chunks that are too large to travel', async () => {
      const task = aTask();
      const text = 'long '.repeat(10_000);
      const generation = await openGeneration(world.ports.database, task, {
        batches: [[{ text, vector: Float32Array.of(1, 0) }]],
        model: models.old,
      });
      await generation.put(0);
      await begin(task);
      await run();
      const [request] = await asked(task);
      if (!request || !('key' in request.chunks)) throw new TypeError('no key');
      const stored: unknown = JSON.parse(Buffer.from(await world.ports.objects.get(request.chunks.key)).toString());
      expect(stored).toMatchObject([{ text }]);
    });

    test('switches when all have their vectors, in the row that search reads and where tasks are pinned', async () => {
      const task = await ingest(aTask());
      const before = await settingsOf(task);
      await begin(task);
      await run();
      const [first, second] = await asked(task);
      if (!first || !second) throw new RangeError('not asked');
      await answer(first);
      await run();
      expect(await stateOf(task)).toMatchObject({ status: 'running', chunks: 3, embedded: 2 });
      expect(await settingsOf(task)).toEqual(before);
      await answer(second);
      await run();
      expect(await stateOf(task)).toMatchObject({ status: 'switched', embedded: 3, endedAt: expect.any(String) });
      const after = { ...before, embedding: nextOf(task) };
      expect(await settingsOf(task)).toEqual(after);
      expect(await pinned(task)).toEqual(after);
    });

    test('asks for what went live meanwhile before it switches, and closes then', async () => {
      const task = await ingest(aTask());
      await begin(task);
      await run();
      const late = await ingest({ ...aTask(), collection: task.collection });
      await answerAll(task);
      await run();
      expect(await stateOf(task)).toMatchObject({ status: 'running' });
      const [row] = await world.ports.database`
        select closing_until > now() as closing from reembeddings where collection_id = ${collectionIdOf(task.tenant, task.collection)}
      `;
      expect(row).toEqual({ closing: true });
      await answerAll(task);
      await run();
      expect(await stateOf(task)).toMatchObject({ status: 'switched' });
      expect(await vectorsOf(late)).toEqual({ [models.old]: 3, [models.next]: 3 });
    });

    test('asks for what is under way too, and does not wait for it', async () => {
      const task = await ingest(aTask());
      const underWay = await ingest({ ...aTask(), collection: task.collection }, 1);
      await begin(task);
      await run();
      const requests = await asked(task);
      expect(requests.filter(({ generation }) => generation.taskId === underWay.taskId)).toHaveLength(1);
      for (const request of requests) await answer(request);
      await run();
      expect(await stateOf(task)).toMatchObject({ status: 'switched' });
    });

    test('gives up what was overtaken or deleted meanwhile', async () => {
      const old = await ingest(aTask());
      const gone = await ingest({ ...aTask(), collection: old.collection });
      await begin(old);
      await run();
      await asked(old);
      const next = await ingest(laterTask(old, 1));
      const { tenant, documentId } = gone;
      await inTransaction(world.ports.database, (tx) => deleteDocument(tx, { tenant, documentId, at: new Date(0) }));
      await run();
      const requests = await asked(old);
      expect(new Set(requests.map(({ generation }) => generation.taskId))).toEqual(new Set([next.taskId]));
      for (const request of requests) await answer(request);
      await run();
      expect(await stateOf(old)).toMatchObject({ status: 'switched', chunks: 3 });
    });

    test('asks again for what does not come, later each time, and says so', async () => {
      const task = await ingest(aTask());
      await begin(task);
      await run();
      expect(await asked(task)).toHaveLength(2);
      const wait = (minutes: number) => world.ports.database`
        update reembedding_batches set asked_at = asked_at - ${minutes} * interval '1 minute'
      `;
      for (const minutes of [1, 2, 4]) {
        await wait(minutes - 0.5);
        await run();
        expect(await asked(task)).toEqual([]);
        await wait(0.5);
        await run();
        expect(await asked(task)).toHaveLength(2);
      }
      expect(await stateOf(task)).toMatchObject({ delayed: 2 });
    });

    test('has no more than some hundred batches on their way', async () => {
      const task = aTask();
      const many = Array.from({ length: 400 }, (_, place) => [
        { text: `duck ${place}`, vector: Float32Array.of(1, 0) },
      ]);
      const generation = await openGeneration(world.ports.database, task, { batches: many, model: models.old });
      for (const ordinal of many.keys()) await generation.put(ordinal);
      await begin(task);
      await run();
      const first = await asked(task);
      expect(first.length).toBeLessThan(300);
      await run();
      expect(await asked(task)).toEqual([]);
      for (const request of first) await answer(request);
      await run();
      expect(first.length + (await asked(task)).length).toBe(400);
    });

    test('removes the old vectors, in rows and objects, once no search can be reading them', async () => {
      const task = await ingest(aTask());
      const hashes = await world.ports.database`select hash from batches where generation_id = ${task.taskId}`;
      const keys = (model: string) => hashes.map(({ hash }) => objectKeys.vectors(task, model, hash));
      for (const key of [...keys(models.old), ...keys(models.next)]) await world.ports.objects.put(key, '');
      await begin(task);
      await run();
      await answerAll(task);
      await run();
      await run();
      expect(await vectorsOf(task)).toEqual({ [models.old]: 3, [models.next]: 3 });
      await passTime();
      await run();
      expect(await vectorsOf(task)).toEqual({ [models.next]: 3 });
      const left = await world.keys(objectKeys.documentArtifacts(task));
      expect(left.filter((key) => key.includes('/vectors/')).sort()).toEqual(keys(models.next).sort());
      expect(await stateOf(task)).toMatchObject({ clearedAt: expect.any(String) });
    });

    test('removes the new vectors after a cancellation, and can begin anew then', async () => {
      const task = await ingest(aTask());
      await begin(task);
      await run();
      const [request] = await asked(task);
      if (!request) throw new RangeError('not asked');
      await answer(request);
      const cancel = () =>
        inTransaction(world.ports.database, (tx) => cancelReembedding(tx, task.tenant, task.collection));
      await cancel();
      await cancel();
      await run();
      expect(await stateOf(task)).toMatchObject({ status: 'cancelled', embedded: 2 });
      await expect(begin(task)).rejects.toMatchObject({ code: 'CAMPAIGN_RUNNING' });
      await passTime();
      await run();
      expect(await vectorsOf(task)).toEqual({ [models.old]: 3 });
      expect(await settingsOf(task)).toEqual(task.settings);
      await begin(task);
      expect(await stateOf(task)).toMatchObject({ status: 'running' });
      await expect(begin(task)).rejects.toMatchObject({ code: 'CAMPAIGN_RUNNING' });
    });

    test('is final once it was switched', async () => {
      const task = aTask();
      await acceptGeneration(world.ports.database, task, { status: 'queued', at: new Date() });
      await begin(task);
      await run();
      const cancelled = inTransaction(world.ports.database, (tx) =>
        cancelReembedding(tx, task.tenant, task.collection),
      );
      await expect(cancelled).rejects.toMatchObject({ code: 'TOO_LATE' });
    });

    test('needs no vectors to change how they are compared, and removes none', async () => {
      const task = await ingest(aTask());
      const embedding = { ...task.settings.embedding, metric: 'ip' as const };
      await begin(task, { embedding, model: models.old });
      await run();
      expect(await asked(task)).toEqual([]);
      expect(await settingsOf(task)).toMatchObject({ embedding });
      await passTime();
      await run();
      expect(await vectorsOf(task)).toEqual({ [models.old]: 3 });
      expect(await stateOf(task)).toMatchObject({ status: 'switched', clearedAt: expect.any(String) });
    });

    test('two at once do no harm', async () => {
      const task = await ingest(aTask());
      await begin(task);
      await Promise.all([run(), run(), run()]);
      const requests = await asked(task);
      expect(requests.map(({ batch }) => batch.ordinal).sort()).toEqual([0, 1]);
      for (const request of requests) await answer(request);
      await Promise.all([run(), run(), run()]);
      await passTime();
      await Promise.all([run(), run(), run()]);
      expect(await stateOf(task)).toMatchObject({ status: 'switched', clearedAt: expect.any(String) });
      expect(await vectorsOf(task)).toEqual({ [models.next]: 3 });
    });
  });
}
