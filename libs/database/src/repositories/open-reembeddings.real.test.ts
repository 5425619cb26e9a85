import { collectionSettingsSchema } from '@millrace/contracts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../testing/index.ts';
import { collectionIdOf } from './collection-id.ts';
import { lockModels } from './collection-models.ts';
import { createCollection } from './collections.ts';
import { openReembeddings, switchOrNote } from './open-reembeddings.ts';
import { startReembedding } from './reembeddings.ts';

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase('real');
});
afterAll(() => fresh?.stop());

test('a switch waits for whoever works by the models, and who comes meanwhile waits for it and sees the new ones', async () => {
  const { database } = fresh;
  const settings = collectionSettingsSchema.parse({});
  const from = { embedding: settings.embedding, model: 'old' };
  const to = { embedding: { ...settings.embedding, dimension: 3 }, model: 'next' };
  await createCollection(database, 'acme', 'laws', settings);
  await database.begin((tx) => startReembedding(tx, { tenant: 'acme', collection: 'laws', from, to }));
  const [change] = await openReembeddings(database);
  if (!change) throw new Error('no change is open');
  const collectionId = collectionIdOf('acme', 'laws');
  const waiting = async (count: number) =>
    expect
      .poll(async () => {
        const [row] = await database`
          select count(*)::int as count from pg_stat_activity
          where datname = current_database() and wait_event_type = 'Lock'
        `;
        return row?.count;
      })
      .toBe(count);

  const order: string[] = [];
  const [locked, ends] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const first = database.begin(async (tx) => {
    expect(await lockModels(tx, collectionId)).toMatchObject({
      searched: from.embedding,
      next: { embedding: to.embedding, model: 'next', searchedModel: 'old', closing: false },
    });
    locked.resolve();
    await ends.promise;
    order.push('first');
  });
  await locked.promise;
  const switched = database.begin(async (tx) => {
    await switchOrNote(tx, change);
    order.push('switched');
  });
  await waiting(1);
  const late = database.begin(async (tx) => {
    expect(await lockModels(tx, collectionId)).toEqual({ searched: to.embedding });
    order.push('late');
  });
  await waiting(2);
  ends.resolve();
  await Promise.all([first, switched, late]);
  expect(order).toEqual(['first', 'switched', 'late']);
});
