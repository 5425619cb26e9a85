import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lastStatus } from './last-status.ts';
import { type RunningFleet, startFleet } from './running-fleet.ts';
import { textOf } from './texts.ts';
import { workers } from './workers.ts';

const lots = 24;
const kilobytes = 60;

/** Some batches long, with a word of its own. */
function lotText(number: number, edition = 'first'): string {
  return `The mark of lot ${number} is quern${number}x in its ${edition} edition.\n\n${textOf(number, kilobytes)}`;
}

describe('a collection that changes its embedding model', () => {
  let fleet: RunningFleet;
  beforeAll(async () => {
    fleet = await startFleet('re-embedding', { apps: [...workers.map(({ app }) => app), 'scheduler'] });
  });
  afterAll(() => fleet?.stop());

  async function upload(number: number, edition?: string): Promise<string> {
    const { taskId, documentId } = await fleet.client.createDocument({
      name: `lot-${number}.txt`,
      text: lotText(number, edition),
      externalId: `lot-${number}`,
    });
    expect(await lastStatus(fleet.client, taskId)).toBe('completed');
    return documentId;
  }

  /** The similarity of vectors that the marked passage of a lot is found with; undefined where it is not found. */
  async function similarityOf(number: number): Promise<number | undefined> {
    const { hits } = await fleet.client.search({ query: `the mark of lot quern${number}x`, limit: 5 });
    return hits.find(({ text }) => text.includes(`quern${number}x`))?.scores.dense;
  }

  /** Kills every process of an app and starts one anew. */
  async function restart(app: string): Promise<void> {
    await Promise.all(fleet.running(app).map((process) => fleet.end(process, 'SIGKILL')));
    await fleet.start(app);
  }

  const modelsOf = async () =>
    (await fleet.stack.database`select distinct model from embeddings`).map(({ model }) => String(model));

  it('is searched as before all the while, through kills, uploads and deletes, and by the new model afterwards', async () => {
    const [deleted = ''] = await Promise.all(Array.from({ length: lots + 1 }, (_, number) => upload(lots - number)));
    const [before] = await modelsOf();

    const seen: (number | undefined)[] = [];
    const stopped = new AbortController();
    const searching = (async () => {
      while (!stopped.signal.aborted) seen.push(await similarityOf(seen.length % lots));
    })();
    try {
      await fleet.client.reembeddings.start('default', { embedding: { dimension: 96 } });
      await expect
        .poll(async () => (await fleet.client.reembeddings.show('default')).embedded, { timeout: 60_000, interval: 20 })
        .toBeGreaterThan(0);
      await restart('embedder');
      await restart('scheduler');

      await upload(0, 'second');
      await upload(lots + 1);
      await fleet.client.deleteDocument(deleted);
      await expect
        .poll(async () => (await fleet.client.reembeddings.show('default')).status, { timeout: 120_000 })
        .toBe('switched');

      await upload(1, 'second');
    } finally {
      stopped.abort();
      await searching;
    }
    expect(seen.length).toBeGreaterThan(lots);
    expect(
      seen.filter((similarity) => !(similarity !== undefined && similarity > 0)),
      'searches that found no vectors',
    ).toEqual([]);
    const { chunks, embedded } = await fleet.client.reembeddings.show('default');
    expect(embedded).toBe(chunks);

    // The time that searches are given which began before the switch.
    await fleet.stack.database`update reembeddings set ended_at = ended_at - interval '1 hour'`;
    await expect
      .poll(async () => (await fleet.client.reembeddings.show('default')).clearedAt, { timeout: 30_000 })
      .toBeDefined();
    expect(await modelsOf()).toEqual([expect.not.stringMatching(before ?? '')]);
    for (const number of [0, 1, 2, lots + 1]) expect(await similarityOf(number)).toBeGreaterThan(0);
    expect(await similarityOf(lots)).toBeUndefined();
  }, 300_000);

  it('stays with its model when the change is cancelled, and keeps nothing of the other', async () => {
    const [before] = await modelsOf();
    await fleet.client.reembeddings.start('default', { embedding: { dimension: 64 } });
    await expect
      .poll(async () => (await fleet.client.reembeddings.show('default')).embedded, { timeout: 60_000, interval: 20 })
      .toBeGreaterThan(0);
    expect(await fleet.client.reembeddings.cancel('default')).toMatchObject({ status: 'cancelled' });
    expect(await similarityOf(2)).toBeGreaterThan(0);
    await expect(fleet.client.reembeddings.start('default', { embedding: { dimension: 32 } })).rejects.toMatchObject({
      code: 'CAMPAIGN_RUNNING',
    });
    await fleet.stack
      .database`update reembeddings set ended_at = ended_at - interval '1 hour' where cleared_at is null`;
    await expect
      .poll(async () => (await fleet.client.reembeddings.show('default')).clearedAt, { timeout: 30_000 })
      .toBeDefined();
    expect(await modelsOf()).toEqual([before]);
    expect(await similarityOf(2)).toBeGreaterThan(0);
  }, 120_000);
});
