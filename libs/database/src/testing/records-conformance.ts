import { randomUUID } from 'node:crypto';
import { collectionSettingsSchema } from '@millrace/contracts';
import { anEnvelope } from '@millrace/ports/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { acceptGeneration } from '../repositories/accept-generation.ts';
import {
  createCollection,
  getCollection,
  listCollections,
  updateCollectionSettings,
} from '../repositories/collections.ts';
import { type DeadLetter, insertDeadLetter } from '../repositories/dead-letters.ts';
import { findDocument, listDocuments } from '../repositories/documents.ts';
import { completeGeneration } from '../repositories/generations.ts';
import { type DatabaseKind, type FreshDatabase, freshDatabase } from './index.ts';

const settings = collectionSettingsSchema.parse({});

/** Collections, documents and dead letters on either database. */
export function recordsConformance(kind: DatabaseKind): void {
  describe(`records on ${kind} Postgres`, () => {
    let fresh: FreshDatabase;
    beforeAll(async () => {
      fresh = await freshDatabase(kind);
    });
    afterAll(() => fresh?.stop());

    test('a collection is made once for a tenant', async () => {
      expect(await createCollection(fresh.database, 'one', 'papers', settings)).toMatchObject({
        name: 'papers',
        settings,
        documents: 0,
      });
      const again = createCollection(fresh.database, 'one', 'papers', settings);
      await expect(again).rejects.toMatchObject({ code: 'DUPLICATE_RECORD' });
      expect(await createCollection(fresh.database, 'two', 'papers', settings)).toMatchObject({ name: 'papers' });
    });

    test('a collection’s settings change, those of none do not', async () => {
      await createCollection(fresh.database, 'three', 'papers', settings);
      const changed = collectionSettingsSchema.parse({ chunking: { maxTokens: 200 } });
      await updateCollectionSettings(fresh.database, 'three', 'papers', changed);
      expect(await getCollection(fresh.database, 'three', 'papers')).toMatchObject({ settings: changed });
      const missing = { code: 'COLLECTION_NOT_FOUND' };
      await expect(updateCollectionSettings(fresh.database, 'three', 'none', changed)).rejects.toMatchObject(missing);
      await expect(getCollection(fresh.database, 'four', 'papers')).rejects.toMatchObject(missing);
    });

    test('collections are listed with what can be searched in them', async () => {
      const task = anEnvelope({ tenant: 'lists', collection: 'b' });
      await acceptGeneration(fresh.database, task, { status: 'indexing', at: new Date() });
      await acceptGeneration(fresh.database, anEnvelope({ tenant: 'lists', collection: 'b' }), {
        status: 'queued',
        at: new Date(),
      });
      await fresh.database.begin((tx) =>
        completeGeneration(tx, { id: task.taskId, documentId: task.documentId }, { chunks: 12, terms: 90 }),
      );
      await createCollection(fresh.database, 'lists', 'a', settings);
      expect(await listCollections(fresh.database, 'lists')).toMatchObject([
        { name: 'a', documents: 0, chunks: 0 },
        { name: 'b', documents: 2, chunks: 12 },
      ]);
    });

    test('documents are listed newest first, of one tenant, by collection, in pages, without deleted ones', async () => {
      const tasks = [];
      for (const name of ['1', '2', '3', '4', '5']) {
        const task = anEnvelope({ tenant: 'docs', collection: name === '3' ? 'other' : 'main', name });
        await acceptGeneration(fresh.database, task, { status: 'queued', at: new Date(), bytes: 5 });
        tasks.push(task);
      }
      await fresh.database`update documents set deleted_at = newest_accepted_at where name = '4' and tenant = 'docs'`;
      const names = async (query: { collection?: string; skip: number; limit: number }) => {
        const { items, total } = await listDocuments(fresh.database, { tenant: 'docs', ...query });
        return { names: items.map(({ name }) => name), total };
      };
      expect(await names({ skip: 0, limit: 10 })).toEqual({ names: ['5', '3', '2', '1'], total: 4 });
      expect(await names({ collection: 'main', skip: 1, limit: 1 })).toEqual({ names: ['2'], total: 3 });
      const [first, , , fourth] = tasks;
      expect(await findDocument(fresh.database, 'docs', String(first?.documentId))).toMatchObject({
        name: '1',
        collection: 'main',
        status: 'queued',
        taskId: first?.taskId,
        bytes: 5,
      });
      expect(await findDocument(fresh.database, 'docs', String(fourth?.documentId))).toBeUndefined();
      expect(await findDocument(fresh.database, 'else', String(first?.documentId))).toBeUndefined();
    });

    test('a dead letter is stored once, with whatever its message held', async () => {
      const letter: DeadLetter = {
        id: randomUUID(),
        queue: 'documents.parsed',
        stage: 'chunker',
        messageId: 'm\0',
        eventType: 't',
        code: 'NO_TEXT',
        reason: 'r\0',
        stack: '',
        attempts: 2,
        headers: { 'h\0': 'v\ud800' },
        contentType: '',
        body: Buffer.alloc(300_000, 0xff),
        moot: false,
        failedAt: new Date('2030-01-01T00:00:00Z'),
      };
      const store = (moot: boolean) => fresh.database.begin((tx) => insertDeadLetter(tx, { ...letter, moot }));
      expect(await store(false)).toEqual({ moot: false });
      expect(await store(true)).toEqual({ moot: false });
      const rows = await fresh.database`
        select message_id, reason, headers, length(body) as kept, body_bytes, task_id, moot from dead_letters where id = ${letter.id}
      `;
      expect(rows).toEqual([
        {
          message_id: 'm\ufffd',
          reason: 'r\ufffd',
          headers: { 'h\ufffd': 'v\ufffd' },
          kept: 262_144,
          body_bytes: 300_000,
          task_id: null,
          moot: false,
        },
      ]);
    });
  });
}
