import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Client, createClient } from '@millrace/client';
import type { DocumentRequest, TaskState } from '@millrace/contracts';
import { preparePglite } from '@millrace/database/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Standalone, startStandalone } from './standalone.ts';

/** So long that its artifacts are stored and not sent along. */
const longText = Array.from({ length: 1_500 }, (_, n) => `Wheel ${n} of the mill turns while the water runs.`).join(
  '\n\n',
);

describe('operations on the running fleet', () => {
  let folder: string;
  let running: Standalone;
  let client: Client;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'millrace-operations-'));
    await preparePglite(join(folder, 'postgres'));
    running = await startStandalone({ port: 0, dataDir: folder });
    client = createClient({ apiUrl: running.url, user: 'ann' });
  });
  afterAll(async () => {
    await running?.close();
    await rm(folder, { recursive: true, force: true });
  });

  const ended = async (taskId: string): Promise<TaskState> => {
    let last: TaskState | undefined;
    for await (const state of client.watch(taskId)) last = state;
    if (!last) throw new Error(`nothing was told of task ${taskId}`);
    return last;
  };
  const ingest = async (request: DocumentRequest) => {
    const accepted = await client.createDocument(request);
    return { ...accepted, state: await ended(accepted.taskId) };
  };
  const liveTaskOf = async (documentId: string) =>
    (await client.documents({ limit: 200 })).items.find((document) => document.documentId === documentId)?.liveTaskId;

  it.each(['parse', 'chunk', 'embed', 'index'] as const)(
    'replay a completed document from %s, which is searched all the while',
    async (from) => {
      const { taskId, documentId } = await ingest({ name: `${from}.txt`, text: `${from}\n\n${longText}` });
      const replayed = await client.replayTask(taskId, { from });
      expect(replayed).toMatchObject({ replayOf: taskId, documentId, from, effectiveFrom: from });
      expect(await ended(replayed.taskId)).toMatchObject({ status: 'completed', superseded: false });
      expect(await liveTaskOf(documentId)).toBe(replayed.taskId);
    },
  );

  it('replay a small document from its original, since it left nothing else', async () => {
    const { taskId, documentId } = await ingest({ name: 'small.txt', text: 'A small wheel.' });
    const replayed = await client.replayTask(taskId, { from: 'index' });
    expect(replayed).toMatchObject({ from: 'index', effectiveFrom: 'parse' });
    expect(await ended(replayed.taskId)).toMatchObject({ status: 'completed' });
    expect(await liveTaskOf(documentId)).toBe(replayed.taskId);
  });

  it('send the dead letter of a failed task again, and tell its lineage when it fails once more', async () => {
    const { taskId, state } = await ingest({ name: 'blank.txt', text: ' \n ' });
    expect(state).toMatchObject({ status: 'failed', run: 0 });
    const [letter] = (await client.deadLetters.list({ taskId })).items;
    expect(await client.diagnose(taskId)).toMatchObject({ advice: expect.stringContaining('replay') });
    expect(await client.deadLetters.replay(letter?.deadLetterId ?? '')).toMatchObject({ replayed: 1 });
    expect(await ended(taskId)).toMatchObject({ status: 'failed', run: 1 });
    const { items } = await client.deadLetters.list({ taskId, state: 'open' });
    const again = await client.deadLetters.show(items[0]?.deadLetterId ?? '');
    expect(again.lineage.map(({ deadLetterId }) => deadLetterId)).toEqual([letter?.deadLetterId, again.deadLetterId]);
    expect(await client.deadLetters.dropMany({ taskId })).toEqual({ dropped: 1, more: false });
  });

  it('delete a document for good, and come too late to cancel what is done', async () => {
    const { taskId, documentId } = await ingest({ externalId: 'gone', name: 'gone.txt', text: 'The miller sleeps.' });
    await expect(client.cancelTask(taskId)).rejects.toMatchObject({ code: 'TOO_LATE' });
    await client.deleteDocument(documentId);
    const { hits } = await client.search({ query: 'miller sleeps' });
    expect(hits.map((hit) => hit.documentId)).not.toContain(documentId);
    await expect(client.replayTask(taskId)).rejects.toMatchObject({ code: 'NOT_REPLAYABLE' });
    const back = await ingest({ externalId: 'gone', name: 'gone.txt', text: 'The miller sleeps.' });
    expect([back.documentId, await liveTaskOf(documentId)]).toEqual([documentId, back.taskId]);
  });

  it('replay a whole collection', async () => {
    const before = await client.documents({ limit: 200 });
    const { replayed, next } = await client.replayCollection('default', { from: 'chunk' });
    const live = before.items.filter(({ liveTaskId }) => liveTaskId !== undefined);
    expect([replayed, next]).toEqual([live.length, undefined]);
    const after = await client.documents({ limit: 200 });
    await Promise.all(after.items.map(({ taskId }) => ended(taskId)));
    for (const { documentId, liveTaskId } of live) expect(await liveTaskOf(documentId)).not.toBe(liveTaskId);
  });
});
