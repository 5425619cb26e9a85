import { deadLetterQueue, dependencyUnavailable, messageHeaders } from '@millrace/contracts';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { answered, asked, openAnswerer, task } from './testing/answerer.ts';
import { messageFor } from './testing/run-once.ts';

describe('a worker that is interrupted', () => {
  let answerer: ReturnType<typeof openAnswerer>;
  beforeEach(() => {
    answerer = openAnswerer();
  });
  afterEach(() => answerer.close());

  it('keeps the message while a dependency is down, says so, and burns no attempt', async () => {
    const answers = await answerer.collect('test.answers', [answered.type]);
    let down = true;
    const attempts: number[] = [];
    const dependencies = {
      postgres: async () => {
        if (down) throw dependencyUnavailable('postgres', new Error('refused'));
      },
    };
    const running = await answerer.start(
      async (question, attempt) => {
        attempts.push(attempt);
        await dependencies.postgres();
        return question;
      },
      { dependencies, maxAttempts: 1 },
    );
    await answerer.bus.publish(messageFor(asked, { question: 'why' }));
    await vi.waitFor(() => expect(running.waitingFor()).toHaveProperty('postgres'));
    down = false;
    await vi.waitFor(() => expect(answers).toHaveLength(1));
    expect(new Set(attempts)).toEqual(new Set([1]));
    expect(running.waitingFor()).toEqual({});
  });

  it('counts a failure that blames a dependency which answers', async () => {
    const dead = await answerer.collect(deadLetterQueue);
    const dependencies = { objects: async () => {} };
    await answerer.start(() => Promise.reject(dependencyUnavailable('objects', new Error('500'))), {
      dependencies,
      maxAttempts: 1,
    });
    await answerer.bus.publish(messageFor(asked, { question: 'why' }));
    await vi.waitFor(() => expect(dead).toHaveLength(1));
    expect(dead[0]?.headers['millrace-code']).toBe('DEPENDENCY_UNAVAILABLE');
  });

  it('drops the work when the broker has taken the message back, and does it when it comes again', async () => {
    const answers = await answerer.collectElsewhere('test.answers', [answered.type]);
    const signals: AbortSignal[] = [];
    await answerer.start(async (question, _attempt, signal) => {
      signals.push(signal);
      if (signals.length === 1)
        await new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
      return question;
    });
    await answerer.bus.publish(messageFor(asked, { question: 'why' }));
    await vi.waitFor(() => expect(signals).toHaveLength(1));
    await answerer.bus.crash();
    await vi.waitFor(() => expect(signals).toHaveLength(2));
    expect(signals[0]?.aborted).toBe(true);
    await vi.waitFor(() => expect(answers).toHaveLength(1));
  });

  it('says in a dead letter how often the worker was lost over it, apart from the attempts', async () => {
    const dead = await answerer.collectElsewhere(deadLetterQueue, []);
    let deliveries = 0;
    await answerer.start(
      () => {
        deliveries += 1;
        return deliveries === 3 ? Promise.reject(new Error('never')) : new Promise(() => {});
      },
      { maxAttempts: 1 },
    );
    await answerer.bus.publish(messageFor(asked, { question: 'why' }));
    for (const crashes of [1, 2]) {
      await vi.waitFor(() => expect(deliveries).toBe(crashes));
      await answerer.bus.crash();
    }
    await vi.waitFor(() => expect(dead).toHaveLength(1));
    expect(dead[0]?.headers).toMatchObject({ [messageHeaders.crashes]: 2, [messageHeaders.attempt]: 1 });
  });

  it('finishes what is in hand when it is stopped, and takes nothing more', async () => {
    const answers = await answerer.collect('test.answers', [answered.type]);
    let release = () => {};
    const running = await answerer.start(
      (question) =>
        new Promise((resolve) => {
          release = () => resolve(question);
        }),
    );
    const begun = vi.spyOn(answerer.states, 'record');
    await answerer.bus.publish(messageFor(asked, { question: 'why', task }));
    await vi.waitFor(() => expect(begun).toHaveBeenCalled());
    const stopped = running.stop();
    await answerer.bus.publish(messageFor(asked, { question: 'later' }));
    release();
    await stopped;
    await vi.waitFor(() => expect(answers).toHaveLength(1));
    const left = await answerer.collect('test.questions');
    await vi.waitFor(() => expect(left).toHaveLength(1));
  });

  it('gives back what it cannot finish in time', async () => {
    const running = await answerer.start(() => new Promise(() => {}), { drainMs: 10 });
    await answerer.bus.publish(messageFor(asked, { question: 'why', task }));
    await vi.waitFor(() => expect(answerer.states.updates).not.toHaveLength(0));
    await running.stop();
    const left = await answerer.collect('test.questions');
    await vi.waitFor(() => expect(left).toHaveLength(1));
  });

  it('does its work although the task state cannot be told', async () => {
    const answers = await answerer.collect('test.answers', [answered.type]);
    vi.spyOn(answerer.states, 'record').mockRejectedValueOnce(dependencyUnavailable('redis', new Error('refused')));
    await answerer.start(async (question) => question);
    await answerer.bus.publish(messageFor(asked, { question: 'why', task }));
    await vi.waitFor(() => expect(answers).toHaveLength(1));
  });

  it('counts a failure of a message that finds its dependency down again and again', async () => {
    const dead = await answerer.collect(deadLetterQueue);
    let pings = 0;
    const refused = () => Promise.reject(dependencyUnavailable('postgres', new Error('refused')));
    const dependencies = { postgres: () => (pings++ % 2 === 0 ? refused() : Promise.resolve()) };
    await answerer.start(refused, { dependencies, maxAttempts: 1 });
    await answerer.bus.publish(messageFor(asked, { question: 'why' }));
    await vi.waitFor(() => expect(dead).toHaveLength(1));
    expect(pings).toBeLessThan(50);
  });
});
