import {
  documentChunked,
  documentIndexed,
  type EmbeddingSettings,
  type TaskEnvelope,
  vectorsComputed,
} from '@millrace/contracts';
import {
  acceptGeneration,
  cancelReembedding,
  collectionIdOf,
  findGeneration,
  inTransaction,
  openReembeddings,
  startReembedding,
  switchOrNote,
} from '@millrace/database';
import type { DatabaseKind } from '@millrace/database/testing';
import { anEnvelope } from '@millrace/ports/testing';
import { messageFor } from '@millrace/worker-runtime/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { embeddedEvents, messagesFor, vectorBytes, withDimension } from './embedded-messages.ts';
import { type IndexerFixture, openIndexerFixture } from './indexer-fixture.ts';

const two = { cut: 'cut', batches: [['a duck swims', 'a duck flies'], ['ducks eat']] };
const nextModel = 'next-model';

/** What the indexer promises while a collection changes its model, on either database. */
export function modelChangeConformance(kind: DatabaseKind): void {
  describe(`the indexer on ${kind} Postgres, while a collection changes its model`, () => {
    let fixture: IndexerFixture;
    beforeAll(async () => {
      fixture = await openIndexerFixture(kind);
    });
    afterAll(() => fixture?.stop());

    let collections = 0;
    /** A task of a collection of its own. */
    const aTask = () => withDimension(anEnvelope({ collection: `c-${collections++}` }), 4);
    const nextOf = (task: TaskEnvelope): EmbeddingSettings => ({ ...task.settings.embedding, dimension: 3 });
    const inNext = (task: TaskEnvelope): TaskEnvelope => ({
      ...task,
      settings: { ...task.settings, embedding: nextOf(task) },
    });
    const embedded = (task: TaskEnvelope, model: string) =>
      messagesFor(embeddedEvents(task, two).map((event) => ({ ...event, model })));
    /** The vectors of the next model, as the embedder gives them when the clock asked for them. */
    const computed = (task: TaskEnvelope) =>
      embeddedEvents(task, two).map(({ batch }, place) =>
        messageFor(vectorsComputed, {
          generation: task,
          batch,
          embedding: nextOf(task),
          priority: 'bulk',
          vectors: { inline: vectorBytes(two.batches[place] ?? [], 3).toString('base64') },
          model: nextModel,
        }),
      );
    const begin = async ({ tenant, collection, settings }: TaskEnvelope) =>
      inTransaction(fixture.database, (tx) =>
        startReembedding(tx, {
          tenant,
          collection,
          from: { embedding: settings.embedding, model: 'model-key' },
          to: { embedding: { ...settings.embedding, dimension: 3 }, model: nextModel },
        }),
      );
    const round = async ({ tenant, collection }: TaskEnvelope) => {
      const collectionId = collectionIdOf(tenant, collection);
      const open = (await openReembeddings(fixture.database)).find((change) => change.collectionId === collectionId);
      if (!open) throw new Error('no change is open');
      return inTransaction(fixture.database, (tx) => switchOrNote(tx, open));
    };
    const handleAll = async (messages: Parameters<typeof fixture.handle>[0][]) => {
      const results = [];
      for (const message of messages) results.push(await fixture.handle(message));
      return results;
    };
    const vectorsOf = async ({ taskId }: TaskEnvelope) => {
      const rows = await fixture.database<{ model: string; count: number }[]>`
        select model, count(*)::int as count from embeddings where generation_id = ${taskId} group by model order by model
      `;
      return Object.fromEntries(rows.map(({ model, count }) => [model, count]));
    };

    test('puts the vectors of the next model beside the others, once', async () => {
      const task = aTask();
      await handleAll(embedded(task, 'model-key'));
      await begin(task);
      const results = await handleAll([...computed(task), ...computed(task)]);
      expect(results.every(({ outcome, events }) => outcome.kind === 'done' && events.length === 0)).toBe(true);
      expect(await vectorsOf(task)).toEqual({ 'model-key': 3, [nextModel]: 3 });
      expect(await fixture.liveOf(task)).toBe(task.taskId);
    });

    test('drops vectors that nobody wants any more: of a change that was cancelled, of a batch that is gone', async () => {
      const task = aTask();
      await handleAll(embedded(task, 'model-key'));
      await begin(task);
      const [first, second] = computed(task);
      if (!first || !second) throw new RangeError('no vectors');
      await fixture.database`delete from batches where generation_id = ${task.taskId} and ordinal = 0`;
      expect((await fixture.handle(first)).outcome).toEqual({ kind: 'done' });
      await inTransaction(fixture.database, (tx) => cancelReembedding(tx, task.tenant, task.collection));
      expect((await fixture.handle(second)).outcome).toEqual({ kind: 'done' });
      expect(await vectorsOf(task)).toEqual({ 'model-key': 3 });
    });

    test('lets uploads go live by the model that search asks, until it closes', async () => {
      const [first, upload] = [aTask(), aTask()];
      const task = { ...upload, collection: first.collection };
      await handleAll(embedded(first, 'model-key'));
      await begin(first);
      await round(first);
      await handleAll(embedded(task, 'model-key'));
      expect(await fixture.liveOf(task)).toBe(task.taskId);
    });

    test('holds back what would go live without vectors of the next model once it closes, until it has them', async () => {
      const [first, upload] = [aTask(), aTask()];
      const task = { ...upload, collection: first.collection };
      await handleAll(embedded(first, 'model-key'));
      await begin(first);
      await round(first);
      await round(first);
      await handleAll(embedded(task, 'model-key'));
      expect(await fixture.liveOf(task)).toBeNull();
      const [one, two] = await handleAll(computed(task));
      expect([one?.events, two?.events]).toMatchObject([
        [],
        [{ type: documentIndexed.type, data: { task: { taskId: task.taskId }, chunks: 3, superseded: false } }],
      ]);
      expect(await fixture.liveOf(task)).toBe(task.taskId);
    });

    test('has what comes with vectors of the old model embedded by the new one after the switch', async () => {
      const task = aTask();
      await fixture.database.begin((tx) => acceptGeneration(tx, task, { status: 'queued', at: new Date() }));
      const [first, second] = embedded(task, 'model-key');
      if (!first || !second) throw new RangeError('no batches');
      await fixture.handle(first);
      await begin(task);
      expect(await round(task)).toMatchObject({ embedding: nextOf(task) });
      const { outcome, events } = await fixture.handle(second);
      expect(outcome).toEqual({ kind: 'done' });
      expect(events).toMatchObject([
        { type: documentChunked.type, data: { task: inNext(task), batch: { ordinal: 1 }, chunks: { inline: [{}] } } },
      ]);
      expect(await vectorsOf(task)).toEqual({ 'model-key': 2 });
    });

    test('makes a generation live after the switch once all of its batches have vectors of the new model, and not before', async () => {
      const task = aTask();
      const [old] = embedded(task, 'model-key');
      const [first, second] = embedded(inNext(task), nextModel);
      if (!old || !first || !second) throw new RangeError('no batches');
      await fixture.handle(old);
      await begin(task);
      await round(task);
      await fixture.handle(second);
      expect(await findGeneration(fixture.database, task.taskId)).toMatchObject({ status: 'indexing' });
      expect((await fixture.handle(first)).events).toMatchObject([{ type: documentIndexed.type }]);
      expect(await vectorsOf(task)).toEqual({ 'model-key': 2, [nextModel]: 3 });
      expect(await fixture.liveOf(task)).toBe(task.taskId);
    });
  });
}
