import { bulkType, deadLetterQueue, messageHeaders } from '@millrace/contracts';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { answered, asked, openAnswerer, task } from './testing/answerer.ts';
import { messageFor } from './testing/run-once.ts';

const bulk = { ...task, priority: 'bulk' as const };

describe('a worker on tasks of two priorities', () => {
  let answerer: ReturnType<typeof openAnswerer>;
  beforeEach(() => {
    answerer = openAnswerer();
  });
  afterEach(() => answerer.close());

  const ask = (question: string, envelope = task) =>
    answerer.bus.publish(messageFor(asked, { question, task: envelope }), {
      priority: envelope.priority ?? 'interactive',
    });

  it('publishes by the priority of the task', async () => {
    const [plain, later] = [
      await answerer.collect('test.answers', [answered.type]),
      await answerer.collect('test.answers.bulk', [bulkType(answered.type)]),
    ];
    await answerer.start(async (question) => question);
    await Promise.all([ask('soon'), ask('some time', bulk)]);
    const texts = (messages: readonly { body: Uint8Array }[]) =>
      messages.map(({ body }) => JSON.parse(Buffer.from(body).toString()).data.answer);
    await vi.waitFor(() => expect([texts(plain), texts(later)]).toEqual([['soon'], ['some time']]));
  });

  it('tells subscribers by the plain type, also of bulk tasks', async () => {
    const heard = await answerer.collect('test.subscriber', [answered.type]);
    await answerer.start(async (question) => question, { optional: true });
    await ask('some time', bulk);
    await vi.waitFor(() => expect(heard).toHaveLength(1));
  });

  it('tries a bulk message again in the queue that it came from', async () => {
    const dead = await answerer.collect(deadLetterQueue);
    await answerer.start(() => Promise.reject(new Error('never')), { maxAttempts: 3 });
    await ask('some time', bulk);
    await vi.waitFor(() => expect(dead).toHaveLength(1));
    expect(dead[0]?.headers).toMatchObject({
      [messageHeaders.queue]: 'test.questions.bulk',
      [messageHeaders.attempt]: 3,
    });
  });

  it('lets what is asked now pass what was fetched before and may wait', async () => {
    const begun: string[] = [];
    let goOn = () => {};
    const first = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    await answerer.start(
      async (question) => {
        begun.push(question);
        await first;
        return question;
      },
      { concurrency: 1, optional: true },
    );
    await ask('b1', bulk);
    await vi.waitFor(() => expect(begun).toEqual(['b1']));
    for (const question of ['b2', 'b3']) await ask(question, bulk);
    await ask('now');
    await vi.waitFor(async () => expect(await answerer.bus.depth('test.questions')).toBe(0));
    goOn();
    await vi.waitFor(() => expect(begun).toHaveLength(4));
    expect(begun).toEqual(['b1', 'now', 'b2', 'b3']);
  });

  it('gives back at a stop what it only had fetched', async () => {
    const begun: string[] = [];
    const running = await answerer.start(
      (question) => {
        begun.push(question);
        return new Promise(() => {});
      },
      { concurrency: 1, drainMs: 10 },
    );
    await Promise.all([ask('now'), ask('b1', bulk), ask('b2', bulk)]);
    const depth = (queue: string) => answerer.bus.depth(queue);
    await vi.waitFor(async () => expect(await depth('test.questions')).toBe(0));
    await running.stop();
    expect(begun).toHaveLength(1);
    expect([await depth('test.questions'), await depth('test.questions.bulk')]).toEqual([1, 2]);
  });
});
