import type { EventData } from '@millrace/contracts';
import { documentEmbedded } from '@millrace/contracts';
import type { Bus } from '@millrace/ports';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { storedDefects } from './checker/stored-defects.ts';
import { lastStatus } from './last-status.ts';
import { openBus } from './publish.ts';
import { type RunningFleet, startFleet } from './running-fleet.ts';
import { textOf } from './texts.ts';

const eventSchema = z.object({ data: documentEmbedded.data });
const kilobytes = 300;

/** A long text with the edition in its first paragraph and in its last; all between is the same in every edition. */
function edition(name: string): string {
  return `The zqedition is ${name}.\n\n${textOf(7, kilobytes)}\n\nEnd of the zqedition, ${name}.`;
}

describe('a document that is uploaded again with changes', () => {
  let fleet: RunningFleet;
  let bus: Bus;
  /** What the embedders have told, by batch of a task: a redelivery tells the same batch again. */
  const embedded = new Map<string, EventData<typeof documentEmbedded>>();
  beforeAll(async () => {
    fleet = await startFleet('changed document');
    bus = openBus(fleet.stack.environment);
    await bus.consume('witness', { prefetch: 64, bindings: [documentEmbedded.type] }, (delivery) => {
      const { data } = eventSchema.parse(JSON.parse(Buffer.from(delivery.message.body).toString('utf8')));
      const batch = `${data.task.taskId} ${data.batch.ordinal}`;
      if (!embedded.has(batch)) embedded.set(batch, data);
      delivery.ack();
    });
  });
  afterAll(async () => {
    await bus?.close();
    await fleet?.stop();
  });

  /** Uploads an edition and resolves when it is searchable. */
  async function upload(name: string): Promise<string> {
    const { taskId } = await fleet.client.createDocument({
      name: 'guide.md',
      text: edition(name),
      externalId: 'guide',
    });
    expect(await lastStatus(fleet.client, taskId)).toBe('completed');
    return taskId;
  }

  /** Which edition a search finds: `first first` where both its ends are found. */
  async function found(): Promise<string> {
    const { hits } = await fleet.client.search({ query: 'zqedition', limit: 20 });
    const editions = hits.flatMap(({ text }) => text.match(/zqedition\b.*?(first|second)/)?.[1] ?? []);
    return editions.join(' ');
  }

  it('is found in its old edition until the new one is whole, then in the new one, and never in none or both', async () => {
    await upload('first');
    expect(await found()).toBe('first first');

    const seen: string[] = [];
    const stopped = new AbortController();
    const searching = (async () => {
      while (!stopped.signal.aborted) seen.push(await found());
    })();
    await upload('second').finally(() => stopped.abort());
    await searching;
    seen.push(await found());

    const changes = seen.filter((edition, index) => edition !== seen[index - 1]);
    expect(changes).toEqual(['first first', 'second second']);
    expect(await storedDefects(fleet.stack.database)).toEqual([]);
  });

  it('is embedded again only where it changed', async () => {
    const tasks = await fleet.stack.database`select id, batches from generations order by accepted_at`;
    const told = () => tasks.map(({ id }) => [...embedded.values()].filter(({ task }) => task.taskId === id));
    await expect.poll(() => told().map(({ length }) => length)).toEqual(tasks.map(({ batches }) => batches));
    const [first = [], second = []] = told();
    expect(first.every(({ computed }) => computed > 0)).toBe(true);
    expect(first.length).toBeGreaterThan(5);
    expect(second.filter(({ computed }) => computed > 0).length).toBeLessThanOrEqual(3);
  });
});
