import {
  type CollectionSettings,
  type EventData,
  objectKeys,
  type TaskEnvelope,
  vectorsRequested,
} from '@millrace/contracts';
import {
  baseOfBatch,
  dropWanting,
  findCollectionSettings,
  getReembedding,
  insertEmbeddings,
  inTransaction,
  startReembedding,
} from '@millrace/database';
import { anEnvelope } from '@millrace/ports/testing';
import { openGeneration } from '@millrace/retrieval/testing';
import { expect } from 'vitest';
import { reEmbedding } from '../jobs/re-embedding.ts';
import type { UpkeepWorld } from './upkeep-world.ts';

export const models = { old: 'old-model', next: 'next-model' };
const batches = [
  [
    { text: 'a duck swims', headings: ['Ducks'], pages: [1, 2] as [number, number], vector: Float32Array.of(1, 0) },
    { text: 'a duck flies', vector: Float32Array.of(0, 1) },
  ],
  [{ text: 'ducks eat', vector: Float32Array.of(1, 1) }],
];

type Request = EventData<typeof vectorsRequested>;

/** What is done to a collection that changes its model, and what can be seen of it. */
export function modelChangeActs(worldOf: () => UpkeepWorld) {
  let collections = 0;
  const aTask = () => anEnvelope({ collection: `c-${collections++}` });
  const ingest = async (task: TaskEnvelope, count = batches.length) => {
    const generation = await openGeneration(worldOf().ports.database, task, { batches, model: models.old });
    for (let ordinal = 0; ordinal < count; ordinal++) await generation.put(ordinal);
    return task;
  };
  const nextOf = ({ settings }: TaskEnvelope) => ({ ...settings.embedding, dimension: 3 });
  const begin = async (task: TaskEnvelope, to = { embedding: nextOf(task), model: models.next }) => {
    const { tenant, collection, settings } = task;
    const from = { embedding: settings.embedding, model: models.old };
    await inTransaction(worldOf().ports.database, (tx) => startReembedding(tx, { tenant, collection, from, to }));
  };
  const run = () => worldOf().run(reEmbedding);
  const stateOf = ({ tenant, collection }: TaskEnvelope) =>
    getReembedding(worldOf().ports.database, tenant, collection);
  const settingsOf = ({ tenant, collection }: TaskEnvelope) =>
    findCollectionSettings(worldOf().ports.database, tenant, collection);
  const pinned = async ({ tenant, collection }: TaskEnvelope): Promise<CollectionSettings> =>
    JSON.parse(Buffer.from(await worldOf().ports.objects.get(objectKeys.collection(tenant, collection))).toString());

  /** What the embedder was asked for of a collection, and has not been told of before. */
  const asked = async ({ collection }: TaskEnvelope): Promise<Request[]> => {
    const sent = await worldOf().outbox();
    await worldOf().ports.database`delete from outbox`;
    return sent
      .filter(({ type }) => type === vectorsRequested.type)
      .map((entry) => {
        expect(entry.queue).toBe('documents.chunked.bulk');
        return vectorsRequested.data.parse(entry.data);
      })
      .filter(({ generation }) => generation.collection === collection)
      .sort((one, other) => one.batch.ordinal - other.batch.ordinal);
  };
  /** Puts the vectors in that a request asks for, as the indexer does. */
  const answer = async ({ generation, batch }: Request) =>
    inTransaction(worldOf().ports.database, async (tx) => {
      const base = await baseOfBatch(tx, generation.taskId, batch);
      if (base === undefined) return;
      const vectors = Array.from({ length: batch.chunks }, () => Float32Array.of(1, 2, 3));
      await insertEmbeddings(tx, generation, base, models.next, vectors);
      await dropWanting(tx, generation.taskId, batch);
    });
  const answerAll = async (task: TaskEnvelope) => {
    for (const request of await asked(task)) await answer(request);
  };
  /** Lets the searches end that began before the switch. */
  const passTime = () => worldOf().ports.database`update reembeddings set ended_at = ended_at - interval '1 hour'`;
  const vectorsOf = async ({ taskId }: TaskEnvelope) => {
    const rows = await worldOf().ports.database<{ model: string; count: number }[]>`
      select model, count(*)::int as count from embeddings where generation_id = ${taskId} group by model
    `;
    return Object.fromEntries(rows.map(({ model, count }) => [model, count]));
  };

  return {
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
  };
}
