import type { TaskEnvelope } from '@millrace/contracts';
import type { Transaction } from '@millrace/ports';
import { anEnvelope } from '@millrace/ports/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { acceptGeneration, type GenerationFacts } from '../repositories/accept-generation.ts';
import { enterBatch } from '../repositories/batches.ts';
import { failGeneration } from '../repositories/generations.ts';
import { type DatabaseKind, type FreshDatabase, freshDatabase } from './index.ts';
import { laterTask } from './later-task.ts';

const uploaded: GenerationFacts = { status: 'queued', at: new Date('2030-01-01T00:00:01Z'), bytes: 10, sha256: 'aa' };
const parsed: GenerationFacts = {
  status: 'parsing',
  at: new Date('2030-01-01T00:00:02Z'),
  bytes: 10,
  sha256: 'aa',
  contentType: 'application/pdf',
  title: 'T',
  pages: 3,
  warnings: ['page 2 holds no text'],
};
const embedded: GenerationFacts = {
  status: 'indexing',
  at: new Date('2030-01-01T00:00:03Z'),
  cut: { hash: 'cut', batches: 2 },
};
const error = { code: 'NO_TEXT', message: 'no text', retryable: false, stage: 'parser' };

/** What the upsert behind ledger and indexer promises on either database. */
export function acceptConformance(kind: DatabaseKind): void {
  describe(`accepting a generation on ${kind} Postgres`, () => {
    let fresh: FreshDatabase;
    beforeAll(async () => {
      fresh = await freshDatabase(kind);
    });
    afterAll(() => fresh?.stop());

    test.each([
      [[uploaded, parsed, embedded]],
      [[embedded, parsed, uploaded]],
      [[parsed, uploaded, embedded]],
      [[uploaded, embedded, uploaded, parsed, parsed, embedded]],
    ])('the same row comes of its events in any order, any number of times (%#)', async (facts) => {
      const task = anEnvelope();
      for (const one of facts) await acceptGeneration(fresh.database, task, one);
      expect(await row(fresh.database, task)).toMatchObject({
        status: 'indexing',
        run: 0,
        bytes: 10,
        sha256: 'aa',
        content_type: 'application/pdf',
        title: 'T',
        pages: 3,
        warnings: ['page 2 holds no text'],
        cut: 'cut',
        batches: 2,
        uploaded_at: uploaded.at,
        parsed_at: parsed.at,
        indexing_at: embedded.at,
      });
    });

    test('of a time that is told twice the earlier is kept', async () => {
      const task = anEnvelope();
      await acceptGeneration(fresh.database, task, { ...uploaded, at: new Date('2030-01-01T00:00:09Z') });
      await acceptGeneration(fresh.database, task, uploaded);
      await acceptGeneration(fresh.database, task, { ...uploaded, at: new Date('2030-01-01T00:00:05Z') });
      expect(await row(fresh.database, task)).toMatchObject({ uploaded_at: uploaded.at });
    });

    test('collection and document are made with it', async () => {
      const task = anEnvelope({ tenant: 'made', collection: 'papers', externalId: 'x-1', metadata: { year: 2030 } });
      await acceptGeneration(fresh.database, task, uploaded);
      expect(await fresh.database`select name, settings from collections where tenant = 'made'`).toEqual([
        { name: 'papers', settings: task.settings },
      ]);
      expect(await documentRow(fresh.database, task)).toMatchObject({
        external_id: 'x-1',
        name: task.name,
        metadata: { year: 2030 },
        live_generation: null,
      });
    });

    test('a failed task is left only by a higher run, and no run is fallen back to', async () => {
      const task = anEnvelope();
      const replay = { ...task, run: 1 };
      await acceptGeneration(fresh.database, task, parsed);
      await fresh.database.begin((tx) => failGeneration(tx, task, error, 3));
      await acceptGeneration(fresh.database, task, embedded);
      expect(await row(fresh.database, task)).toMatchObject({ status: 'failed', error, attempt: 3 });
      await acceptGeneration(fresh.database, replay, uploaded);
      expect(await row(fresh.database, task)).toMatchObject({
        status: 'queued',
        run: 1,
        error: null,
        finished_at: null,
      });
      await acceptGeneration(fresh.database, task, embedded);
      expect(await row(fresh.database, task)).toMatchObject({ status: 'queued', run: 1, envelope: { run: 1 } });
    });

    test.each([
      ['tenant', { tenant: 'other' }],
      ['document', { documentId: '00000000-0000-4000-8000-000000000000' }],
    ])('a task that is known under another %s is refused, and nothing is made of it', async (_, difference) => {
      const task = anEnvelope();
      await acceptGeneration(fresh.database, task, uploaded);
      const before = await counts(fresh.database);
      const other = { ...task, ...difference, collection: 'elsewhere' };
      await expect(acceptGeneration(fresh.database, other, parsed)).rejects.toMatchObject({ code: 'TASK_ID_CONFLICT' });
      expect(await counts(fresh.database)).toEqual(before);
      expect(await row(fresh.database, task)).toMatchObject({ status: 'queued' });
    });

    test('a document of another tenant is not taken over', async () => {
      const task = anEnvelope();
      await acceptGeneration(fresh.database, task, uploaded);
      const theft = laterTask(task, 1, { tenant: 'thief' });
      await expect(acceptGeneration(fresh.database, theft, uploaded)).rejects.toMatchObject({
        code: 'TASK_ID_CONFLICT',
      });
      expect(await documentRow(fresh.database, task)).toMatchObject({ tenant: 'acme', newest_generation: task.taskId });
    });

    test('a document is named after its newest generation, whichever is heard of first', async () => {
      const old = anEnvelope({ name: 'old.txt', metadata: { draft: true } });
      const newer = laterTask(old, 60, { name: 'new.txt', metadata: { draft: false } });
      const versioned = laterTask(old, 30, { name: 'v7.txt', version: 7 });
      await acceptGeneration(fresh.database, newer, uploaded);
      await acceptGeneration(fresh.database, old, uploaded);
      expect(await documentRow(fresh.database, old)).toMatchObject({ name: 'new.txt', metadata: { draft: false } });
      await acceptGeneration(fresh.database, versioned, uploaded);
      await acceptGeneration(fresh.database, newer, parsed);
      expect(await documentRow(fresh.database, old)).toMatchObject({
        name: 'v7.txt',
        newest_generation: versioned.taskId,
      });
    });

    test('the first cut stands', async () => {
      const task = anEnvelope();
      await acceptGeneration(fresh.database, task, embedded);
      const second = await acceptGeneration(fresh.database, task, { ...embedded, cut: { hash: 'other', batches: 5 } });
      expect(second).toMatchObject({ cut: 'cut', batches: 2 });
    });

    test('a replay brings another cut only while no batch is in', async () => {
      const other = { ...embedded, cut: { hash: 'other', batches: 5 } };
      const empty = anEnvelope();
      await acceptGeneration(fresh.database, empty, embedded);
      expect(await acceptGeneration(fresh.database, { ...empty, run: 1 }, other)).toMatchObject({
        cut: 'other',
        batches: 5,
      });
      const begun = anEnvelope();
      await acceptGeneration(fresh.database, begun, embedded);
      const batch = { cut: 'cut', ordinal: 0, batches: 2, hash: 'h', first: 0, chunks: 1 };
      await fresh.database.begin((tx) => enterBatch(tx, begun, batch, batch.chunks));
      expect(await acceptGeneration(fresh.database, { ...begun, run: 1 }, other)).toMatchObject({
        cut: 'cut',
        batches: 2,
      });
    });

    test('what Postgres cannot store of a text is replaced, and the rest is kept', async () => {
      const task = anEnvelope({
        name: 'a\0b\ud800c.txt',
        metadata: { note: 'x\0y', 'k\0': '\\u0000' },
        externalId: 'e\0',
        contentType: 'text/\0',
      });
      await acceptGeneration(fresh.database, task, { ...parsed, contentType: 'c\0', title: 't\0', warnings: ['w\0'] });
      expect(await documentRow(fresh.database, task)).toMatchObject({
        name: 'a\ufffdb\ufffdc.txt',
        metadata: { note: 'x\ufffdy', 'k\ufffd': '\\u0000' },
        external_id: 'e\ufffd',
        content_type: 'text/\ufffd',
      });
      const kept = { content_type: 'c\ufffd', title: 't\ufffd', warnings: ['w\ufffd'] };
      expect(await row(fresh.database, task)).toMatchObject(kept);
    });
  });
}

async function row(sql: Transaction, { taskId }: TaskEnvelope) {
  return (await sql`select * from generations where id = ${taskId}`)[0];
}

async function documentRow(sql: Transaction, { documentId }: TaskEnvelope) {
  return (await sql`select * from documents where id = ${documentId}`)[0];
}

async function counts(sql: Transaction) {
  return sql`
    select (select count(*) from collections) as collections, (select count(*) from documents) as documents,
      (select count(*) from generations) as generations
  `;
}
