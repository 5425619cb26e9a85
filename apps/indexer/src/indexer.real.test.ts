import { findGeneration } from '@millrace/database';
import { anEnvelope } from '@millrace/ports/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { embeddedEvents, messagesFor, withDimension } from './testing/embedded-messages.ts';
import { indexerConformance } from './testing/indexer-conformance.ts';
import { type IndexerFixture, openIndexerFixture } from './testing/indexer-fixture.ts';

indexerConformance('real');

describe('indexers side by side', () => {
  let fixture: IndexerFixture;
  beforeAll(async () => {
    fixture = await openIndexerFixture('real');
  });
  afterAll(() => fixture?.stop());

  const aTask = () => withDimension(anEnvelope(), 384);
  const rounds = Array.from({ length: 15 }, (_, round) => round);

  test('end a generation exactly once whose last two batches finish at the same time', async () => {
    for (const _ of rounds) {
      const task = aTask();
      const messages = messagesFor(embeddedEvents(task, { cut: 'c', batches: [['one'], ['two']] }));
      const results = await Promise.all(messages.map(fixture.handle));
      expect(results.flatMap(({ events }) => events)).toHaveLength(1);
      expect(await fixture.rowsOf(task)).toEqual({ texts: ['one', 'two'], whole: true });
      expect(await fixture.liveOf(task)).toBe(task.taskId);
    }
  });

  test('write a batch once that both have at the same time', async () => {
    for (const _ of rounds) {
      const task = aTask();
      const [message] = messagesFor(embeddedEvents(task, { cut: 'c', batches: [['one', 'two', 'three']] }));
      if (!message) throw new RangeError('no message');
      const results = await Promise.all([message, message, message].map(fixture.handle));
      for (const { outcome, events } of results) {
        expect(outcome).toEqual({ kind: 'done' });
        expect(new Set(events.map(({ id }) => id)).size).toBe(1);
      }
      expect(await fixture.rowsOf(task)).toEqual({ texts: ['one', 'two', 'three'], whole: true });
    }
  });

  test('leave the latest of several generations live, whichever ends first', async () => {
    for (const _ of rounds) {
      const first = aTask();
      const tasks = [0, 1, 2].map((minute) => ({
        ...aTask(),
        documentId: first.documentId,
        acceptedAt: `2026-05-01T00:0${minute}:00.000Z`,
      }));
      const messages = tasks.flatMap((task) =>
        messagesFor(embeddedEvents(task, { cut: 'c', batches: [['one'], ['two']] })),
      );
      const results = await Promise.all(messages.map(fixture.handle));
      expect(results.map(({ outcome }) => outcome.kind)).toEqual(messages.map(() => 'done'));
      expect(await fixture.liveOf(first)).toBe(tasks[2]?.taskId);
      expect(await findGeneration(fixture.database, String(tasks[2]?.taskId))).toMatchObject({ superseded: false });
    }
  });

  test('work through many batches, each delivered three times in any order, without a gap or a double', async () => {
    const task = aTask();
    const batches = Array.from({ length: 30 }, (_, batch) =>
      Array.from({ length: 5 }, (__, place) => `chunk ${batch} ${place}`),
    );
    const messages = messagesFor(embeddedEvents(task, { cut: 'c', batches }));
    const deliveries = [...messages, ...messages.toReversed(), ...messages];
    const workers = Array.from({ length: 4 }, async () => {
      for (let message = deliveries.pop(); message; message = deliveries.pop()) {
        expect((await fixture.handle(message)).outcome).toEqual({ kind: 'done' });
      }
    });
    await Promise.all(workers);
    expect(await fixture.rowsOf(task)).toEqual({ texts: batches.flat(), whole: true });
    expect(await fixture.liveOf(task)).toBe(task.taskId);
  });
});
