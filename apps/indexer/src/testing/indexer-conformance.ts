import { documentChunked, documentEmbedded, documentIndexed } from '@millrace/contracts';
import {
  acceptGeneration,
  failGeneration,
  findGeneration,
  inTransaction,
  purgeGeneration,
  taskStateOf,
} from '@millrace/database';
import type { DatabaseKind } from '@millrace/database/testing';
import { anEnvelope } from '@millrace/ports/testing';
import { messageFor } from '@millrace/worker-runtime/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readBatch } from '../embedded-batch.ts';
import { indexBatch } from '../index-batch.ts';
import { embeddedEvents, messagesFor, vectorBytes, withDimension } from './embedded-messages.ts';
import { type IndexerFixture, openIndexerFixture } from './indexer-fixture.ts';

const three = { cut: 'cut', batches: [['a duck swims', 'a duck flies'], ['ducks eat'], ['鸭子', 'the end']] };
const texts = three.batches.flat();
const error = { code: 'NO_TEXT', message: 'no', retryable: false, stage: 'parser' };

const aTask = (overrides = {}) => withDimension(anEnvelope(overrides), 4);

/** What the indexer promises on either database. */
export function indexerConformance(kind: DatabaseKind): void {
  describe(`the indexer on ${kind} Postgres`, () => {
    let fixture: IndexerFixture;
    beforeAll(async () => {
      fixture = await openIndexerFixture(kind);
    });
    afterAll(() => fixture?.stop());

    test.each([
      ['in order', [0, 1, 2]],
      ['the other way round', [2, 1, 0]],
      ['each several times', [1, 1, 0, 1, 0, 2, 2, 0]],
    ])('makes a document live with the last of its batches, which come %s', async (_, order) => {
      const task = aTask();
      const messages = messagesFor(embeddedEvents(task, three));
      const last = order.findIndex((__, place) => new Set(order.slice(0, place + 1)).size === 3);
      const told = new Set<string>();
      for (const [place, ordinal] of order.entries()) {
        const message = messages[ordinal];
        if (!message) throw new RangeError(`no batch ${ordinal}`);
        const { outcome, events, progress } = await fixture.handle(message);
        for (const { id } of events) told.add(id);
        expect(outcome).toEqual({ kind: 'done' });
        expect(await fixture.liveOf(task)).toBe(place < last ? null : task.taskId);
        if (place < last) {
          expect(events).toEqual([]);
          expect(progress).toEqual([{ indexed: ordinal, batches: 3 }]);
        } else {
          expect(events).toMatchObject([
            { type: documentIndexed.type, optional: true, data: { task, chunks: 5, superseded: false } },
          ]);
          expect(progress).toEqual([
            { status: 'completed', superseded: false, chunks: 5, computed: 5, batches: 3, indexed: ordinal },
          ]);
        }
      }
      expect(told.size, 'whichever batch comes again, the end is told under one id').toBe(1);
      expect(await fixture.rowsOf(task)).toEqual({ texts, whole: true });
    });

    test('tells the same again when the last batch comes again', async () => {
      const [message] = messagesFor(embeddedEvents(aTask(), { cut: 'c', batches: [['only']] }));
      if (!message) throw new RangeError('no message');
      const first = await fixture.handle(message);
      const second = await fixture.handle(message);
      const ids = (events: typeof first.events) => events.map(({ id }) => id);
      expect(ids(second.events)).toEqual(ids(first.events));
      expect(second.progress).toEqual(first.progress);
    });

    test('knows how long a document is in terms, for ranking', async () => {
      const task = aTask();
      for (const message of messagesFor(embeddedEvents(task, three))) await fixture.handle(message);
      const [sums] = await fixture.database`
        select g.term_total, (select sum(term_total)::int8 from batches b where b.generation_id = g.id) as of_batches
        from generations g where id = ${task.taskId}
      `;
      expect(sums?.term_total).toBeGreaterThan(0);
      expect(sums?.of_batches).toBe(sums?.term_total);
    });

    test('counts the chunks that were embedded for a document, each batch once, alike in progress and in Postgres', async () => {
      const task = aTask();
      const events = embeddedEvents(task, three).map((event, place) => ({ ...event, computed: place === 1 ? 1 : 0 }));
      const messages = messagesFor([...events, ...events]);
      const told = [];
      for (const message of messages) told.push(...(await fixture.handle(message)).progress);
      expect(told.filter(({ computed }) => computed !== undefined)).toMatchObject(
        Array.from({ length: 4 }, () => ({ status: 'completed', computed: 1 })),
      );
      const state = await taskStateOf(fixture.database, task.taskId);
      expect(state?.progress).toEqual({ chunks: 5, batches: 3, embedded: 3, indexed: 3, computed: 1 });
    });

    test('counts only batches of the cut that came first', async () => {
      const task = aTask();
      const [first, ...rest] = messagesFor(embeddedEvents(task, three));
      const others = messagesFor(embeddedEvents(task, { cut: 'another', batches: [['x'], ['y']] }));
      if (!first) throw new RangeError('no message');
      await fixture.handle(first);
      for (const other of others) {
        expect(await fixture.handle(other)).toMatchObject({ outcome: { kind: 'done' }, events: [], progress: [] });
      }
      expect(await fixture.liveOf(task)).toBeNull();
      for (const message of rest) await fixture.handle(message);
      expect(await fixture.rowsOf(task)).toEqual({ texts, whole: true });
      expect(await fixture.liveOf(task)).toBe(task.taskId);
    });

    test('never makes a generation live that a later one has overtaken', async () => {
      const old = aTask();
      const later = { ...aTask({ acceptedAt: '2026-04-01T00:00:00.000Z' }), documentId: old.documentId };
      const [first, ...rest] = messagesFor(embeddedEvents(old, three));
      if (!first) throw new RangeError('no message');
      await fixture.handle(first);
      for (const message of messagesFor(embeddedEvents(later, three))) await fixture.handle(message);
      const results = [];
      for (const message of rest) results.push(await fixture.handle(message));
      expect(results.at(-1)).toMatchObject({
        events: [{ type: documentIndexed.type, data: { superseded: true } }],
        progress: [{ status: 'completed', superseded: true }],
      });
      expect(await fixture.liveOf(old)).toBe(later.taskId);
    });

    test('writes nothing of a batch that was in hand while its generation became whole, was overtaken and purged', async () => {
      const old = aTask();
      const later = { ...aTask({ acceptedAt: '2026-04-01T00:00:00.000Z' }), documentId: old.documentId };
      const events = embeddedEvents(old, three);
      const [first] = events;
      const inHand = first && (await readBatch(fixture.objects, first, new AbortController().signal));
      if (!inHand) throw new RangeError('no batch');
      for (const task of [old, later]) {
        for (const message of messagesFor(embeddedEvents(task, three))) await fixture.handle(message);
      }
      await inTransaction(fixture.database, (tx) => purgeGeneration(tx, old.taskId));
      expect(await indexBatch(fixture.database, old, inHand)).toBe('fenced');
      expect(await fixture.rowsOf(old)).toEqual({ texts: [], whole: true });
    });

    test('has a batch embedded again whose vectors are gone, and writes nothing of it', async () => {
      const task = aTask();
      const [event] = embeddedEvents(task, { cut: 'c', batches: [['one', 'two']] });
      if (!event) throw new RangeError('no event');
      const lost = messageFor(documentEmbedded, { ...event, vectors: { key: 'vectors/lost.f32' } });
      const { task: _, batch, chunks } = event;
      expect(await fixture.handle(lost)).toMatchObject({
        outcome: { kind: 'done' },
        events: [{ type: documentChunked.type, optional: false, data: { task, batch, chunks } }],
      });
      expect(await fixture.rowsOf(task)).toMatchObject({ texts: [] });
      await fixture.objects.put('vectors/lost.f32', vectorBytes(['one', 'two'], 4));
      await fixture.handle(lost);
      expect(await fixture.rowsOf(task)).toEqual({ texts: ['one', 'two'], whole: true });
    });

    test('reads chunks and vectors from objects', async () => {
      const task = aTask();
      const [event] = embeddedEvents(task, { cut: 'c', batches: [['one']] });
      if (!event || 'key' in event.chunks) throw new TypeError('no chunks');
      await fixture.objects.put('chunks/1.json', JSON.stringify(event.chunks.inline));
      await fixture.objects.put('vectors/1.f32', vectorBytes(['one'], 4));
      const stored = { ...event, chunks: { key: 'chunks/1.json' }, vectors: { key: 'vectors/1.f32' } };
      await fixture.handle(messageFor(documentEmbedded, stored));
      expect(await fixture.rowsOf(task)).toEqual({ texts: ['one'], whole: true });
    });

    test.each([
      [
        'vectors of another dimension',
        { vectors: { inline: vectorBytes(['x'], 3).toString('base64') } },
        'MODEL_MISMATCH',
      ],
      ['fewer vectors than chunks', { vectors: { inline: '' } }, 'MODEL_MISMATCH'],
      ['a number that is not finite', { vectors: { inline: notFinite() } }, 'VALIDATION_ERROR'],
      ['no chunks', { chunks: { inline: [] } }, 'MALFORMED_MESSAGE'],
      ['chunks that are gone', { chunks: { key: 'chunks/gone.json' } }, 'OBJECT_NOT_FOUND'],
    ])('gives a batch up for good that has %s, and writes nothing of it', async (_, difference, code) => {
      const task = aTask();
      const [event] = embeddedEvents(task, { cut: 'c', batches: [['x']] });
      if (!event) throw new RangeError('no event');
      const { outcome } = await fixture.handle(messageFor(documentEmbedded, { ...event, ...difference }));
      expect(outcome).toMatchObject({ kind: 'dead', error: { code } });
      expect(await fixture.rowsOf(task)).toMatchObject({ texts: [] });
      expect(await fixture.database`select from batches where generation_id = ${task.taskId}`).toHaveLength(0);
    });

    test('refuses a batch of a task that is known under another document', async () => {
      const task = aTask();
      const [message, ...rest] = messagesFor(embeddedEvents(task, three));
      if (!message) throw new RangeError('no message');
      await fixture.handle(message);
      const thief = { ...task, documentId: '00000000-0000-4000-8000-000000000000' };
      for (const stolen of messagesFor(embeddedEvents(thief, three))) {
        expect((await fixture.handle(stolen)).outcome).toMatchObject({
          kind: 'dead',
          error: { code: 'TASK_ID_CONFLICT' },
        });
      }
      for (const own of rest) await fixture.handle(own);
      expect(await fixture.liveOf(task)).toBe(task.taskId);
    });

    test('never ends a task that failed, and keeps what comes of it: its next run needs only what is missing', async () => {
      const task = aTask();
      const [first, ...rest] = messagesFor(embeddedEvents(task, three));
      if (!first) throw new RangeError('no message');
      await fixture.database.begin((tx) => acceptGeneration(tx, task, { status: 'queued', at: new Date() }));
      await fixture.database.begin((tx) => failGeneration(tx, task, error, 1));
      for (const message of rest) expect(await fixture.handle(message)).toMatchObject({ events: [], progress: [] });
      expect(await findGeneration(fixture.database, task.taskId)).toMatchObject({ status: 'failed' });
      expect(await fixture.rowsOf(task)).toMatchObject({ texts: three.batches.slice(1).flat() });
      expect(await fixture.liveOf(task)).toBeNull();

      const [missing] = messagesFor(embeddedEvents({ ...task, run: 1 }, three));
      if (!missing) throw new RangeError('no message');
      await fixture.handle(missing);
      expect(await findGeneration(fixture.database, task.taskId)).toMatchObject({ status: 'completed', run: 1 });
      expect(await fixture.rowsOf(task)).toEqual({ texts, whole: true });
      expect(await fixture.liveOf(task)).toBe(task.taskId);
    });

    test('takes up a failed task from all of its batches again', async () => {
      const task = aTask();
      const [first] = messagesFor(embeddedEvents(task, three));
      if (!first) throw new RangeError('no message');
      await fixture.handle(first);
      await fixture.database.begin((tx) => failGeneration(tx, task, error, 1));
      for (const message of messagesFor(embeddedEvents({ ...task, run: 1 }, three))) await fixture.handle(message);
      expect(await fixture.rowsOf(task)).toEqual({ texts, whole: true });
      expect(await fixture.liveOf(task)).toBe(task.taskId);
    });

    test('finds a whole generation whole when it runs again, although no batch is new', async () => {
      const task = aTask();
      const messages = messagesFor(embeddedEvents(task, { cut: 'c', batches: [['one']] }));
      for (const message of messages) await fixture.handle(message);
      await acceptGeneration(fixture.database, { ...task, run: 1 }, { status: 'queued', at: new Date() });
      const again = messagesFor(embeddedEvents({ ...task, run: 1 }, { cut: 'c', batches: [['one']] }));
      for (const message of again)
        expect((await fixture.handle(message)).progress).toMatchObject([{ status: 'completed' }]);
      expect(await fixture.rowsOf(task)).toEqual({ texts: ['one'], whole: true });
    });
  });
}

function notFinite(): string {
  const row = Float32Array.of(1, Number.NaN, 1, 1);
  return Buffer.from(row.buffer).toString('base64');
}
