import {
  deadLetterQueue,
  defineEvent,
  dependencyUnavailable,
  MillraceError,
  messageHeaders,
  type TaskEnvelope,
  taskEnvelopeSchema,
} from '@millrace/contracts';
import { MemoryBroker, type MemoryBus, openMemoryBus } from '@millrace/embedded';
import { type BusMessage, type Clock, silentLogger } from '@millrace/ports';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { defineStage } from './define-stage.ts';
import { noMetrics } from './metrics.ts';
import type { Dependencies } from './middleware/hold.ts';
import { messageFor } from './testing/run-once.ts';
import { stubStates } from './testing/stub-states.ts';
import { startWorker, type Worker } from './worker.ts';

const asked = defineEvent({
  type: 'test.asked',
  summary: 'A question was asked.',
  emittedBy: 'any producer',
  data: z.object({ question: z.string(), task: taskEnvelopeSchema.optional() }),
});
const answered = defineEvent({
  type: 'test.answered',
  summary: 'It was answered.',
  emittedBy: 'test',
  data: z.object({ answer: z.string() }),
});

type Handle = (question: string, attempt: number, signal: AbortSignal) => Promise<string>;

const task: TaskEnvelope = taskEnvelopeSchema.parse({
  taskId: '019a0000-0000-7000-8000-000000000001',
  tenant: 'default',
  collection: 'default',
  documentId: '019a0000-0000-4000-8000-000000000002',
  name: 'a.txt',
  acceptedAt: '2026-01-01T00:00:00.000Z',
  original: { key: 'originals/x/body' },
  settings: {},
});

/** Delays of the ladder pass at once; pauses of the runtime too. */
const hurriedClock: Clock = { now: () => new Date(), sleep: () => new Promise((resolve) => setImmediate(resolve)) };

describe('a worker', () => {
  let broker: MemoryBroker;
  let bus: MemoryBus;
  const states = stubStates();
  let worker: Worker | undefined;

  beforeEach(() => {
    broker = new MemoryBroker(hurriedClock);
    bus = openMemoryBus(broker);
    states.updates.length = 0;
  });
  afterEach(async () => {
    await worker?.stop();
    await bus.close();
    broker.close();
  });

  async function start(
    handle: Handle,
    options: { maxAttempts?: number; timeoutMs?: number; dependencies?: Dependencies; drainMs?: number } = {},
  ) {
    const stage = defineStage({
      name: 'answerer',
      summary: 'Answers.',
      queue: 'test.questions',
      consumes: [asked],
      produces: [answered],
      needs: [],
      status: 'parsing',
      concurrency: 2,
      timeoutMs: options.timeoutMs ?? 5_000,
      maxAttempts: options.maxAttempts ?? 3,
      settings: z.object({}),
      open: () => ({}),
      async handle({ data }, { emit, attempt, signal }) {
        return [emit(answered, { answer: await handle(data.question, attempt, signal) })];
      },
    });
    worker = await startWorker({
      stage,
      settings: {},
      bus,
      ports: { states } as never,
      dependencies: options.dependencies ?? {},
      metrics: noMetrics,
      log: silentLogger,
      clock: hurriedClock,
      ...(options.drainMs === undefined ? {} : { drainMs: options.drainMs }),
    });
    return worker;
  }

  /** The same on a connection of its own, which outlives a crash of the worker's. */
  function collectElsewhere(queue: string, bindings: string[]): Promise<BusMessage[]> {
    return collect(queue, bindings, openMemoryBus(broker));
  }

  /** Messages that reach `queue`, as they come. */
  async function collect(queue: string, bindings: string[] = [], on: MemoryBus = bus): Promise<BusMessage[]> {
    const messages: BusMessage[] = [];
    await on.consume(queue, { prefetch: 100, bindings }, (delivery) => {
      messages.push(delivery.message);
      delivery.ack();
    });
    return messages;
  }

  it('publishes what the handler returns, with ids that follow from the message', async () => {
    const answers = await collect('test.answers', [answered.type]);
    await start(async (question) => question.toUpperCase());
    const message = messageFor(asked, { question: 'why' });
    await bus.publish(message);
    await bus.publish(message);
    await vi.waitFor(() => expect(answers).toHaveLength(2));
    expect(answers[0]?.id).toBe(answers[1]?.id);
    expect(JSON.parse(Buffer.from(answers[0]?.body ?? []).toString()).data).toEqual({ answer: 'WHY' });
  });

  it('carries the trace of the message to what it publishes', async () => {
    const answers = await collect('test.answers', [answered.type]);
    await start(async (question) => question);
    const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
    const message = messageFor(asked, { question: 'why' });
    await bus.publish({ ...message, headers: { [messageHeaders.traceparent]: traceparent } });
    await vi.waitFor(() => expect(answers).toHaveLength(1));
    expect(String(answers[0]?.headers.traceparent)).toMatch(
      /^00-0af7651916cd43dd8448eb211c80319c-(?!b7ad6b7169203331)/,
    );
  });

  it('tries again after a failure and counts the attempts', async () => {
    const answers = await collect('test.answers', [answered.type]);
    const attempts: number[] = [];
    await start(async (question, attempt) => {
      attempts.push(attempt);
      if (attempt < 3) throw new Error('not yet');
      return question;
    });
    await bus.publish(messageFor(asked, { question: 'why', task }));
    await vi.waitFor(() => expect(answers).toHaveLength(1));
    expect(attempts).toEqual([1, 2, 3]);
    expect(states.updates.filter(({ error }) => error)).toMatchObject([
      { attempt: 1, error: { code: 'STAGE_FAILED', message: 'not yet', retryable: true, stage: 'answerer' } },
      { attempt: 2 },
    ]);
  });

  it('ends a message as a dead letter with its reason when the attempts are used up', async () => {
    const dead = await collect(deadLetterQueue);
    await start(() => Promise.reject(new Error('never')), { maxAttempts: 2 });
    const message = messageFor(asked, { question: 'why' });
    await bus.publish(message);
    await vi.waitFor(() => expect(dead).toHaveLength(1));
    expect(dead[0]).toMatchObject({
      id: message.id,
      body: message.body,
      headers: {
        'millrace-attempt': 2,
        'millrace-stage': 'answerer',
        'millrace-queue': 'test.questions',
        'millrace-code': 'STAGE_FAILED',
        'millrace-reason': 'never',
      },
    });
  });

  it('gives up at once on a permanent failure', async () => {
    const dead = await collect(deadLetterQueue);
    const handle = vi.fn<Handle>(() => Promise.reject(new MillraceError('CORRUPT_DOCUMENT', 'the end is missing')));
    await start(handle);
    await bus.publish(messageFor(asked, { question: 'why' }));
    await vi.waitFor(() => expect(dead).toHaveLength(1));
    expect(handle).toHaveBeenCalledTimes(1);
  });

  it('ends malformed messages as dead letters and goes on with the good ones', async () => {
    const dead = await collect(deadLetterQueue);
    const answers = await collect('test.answers', [answered.type]);
    await start(async (question) => question);
    const good = messageFor(asked, { question: 'why' });
    await bus.send('test.questions', { ...good, id: 'm1', body: Buffer.from('{"specversion":') });
    await bus.send('test.questions', {
      ...good,
      id: 'm2',
      body: Buffer.from('{"specversion":"1.0","id":"1","source":"s","type":"test.asked","data":{}}'),
    });
    await bus.send('test.questions', {
      ...good,
      id: 'm3',
      contentType: 'application/json',
      type: 'test.unknown',
      body: Buffer.from('{}'),
    });
    await bus.publish(good);
    await vi.waitFor(() => expect(answers).toHaveLength(1));
    await vi.waitFor(() => expect(dead).toHaveLength(3));
    expect(dead.map(({ id, headers }) => [id, headers['millrace-code']]).sort()).toEqual([
      ['m1', 'MALFORMED_MESSAGE'],
      ['m2', 'MALFORMED_MESSAGE'],
      ['m3', 'UNKNOWN_EVENT'],
    ]);
  });

  it('takes plain JSON whose id and type are properties of the message', async () => {
    const answers = await collect('test.answers', [answered.type]);
    await start(async (question) => question);
    await bus.send('test.questions', {
      id: 'm1',
      type: asked.type,
      contentType: 'application/json',
      headers: {},
      body: Buffer.from('{"question":"why"}'),
    });
    await vi.waitFor(() => expect(answers).toHaveLength(1));
  });

  it('retries what takes too long, even where the handler does not heed its signal', async () => {
    const dead = await collect(deadLetterQueue);
    await start(() => new Promise(() => {}), { timeoutMs: 20, maxAttempts: 2 });
    await bus.publish(messageFor(asked, { question: 'why' }));
    await vi.waitFor(() => expect(dead).toHaveLength(1));
    expect(dead[0]?.headers).toMatchObject({ 'millrace-code': 'STAGE_TIMEOUT', 'millrace-attempt': 2 });
  });

  it('keeps the message while a dependency is down, says so, and burns no attempt', async () => {
    const answers = await collect('test.answers', [answered.type]);
    let down = true;
    const attempts: number[] = [];
    const dependencies = {
      postgres: async () => {
        if (down) throw dependencyUnavailable('postgres', new Error('refused'));
      },
    };
    const running = await start(
      async (question, attempt) => {
        attempts.push(attempt);
        await dependencies.postgres();
        return question;
      },
      { dependencies, maxAttempts: 1 },
    );
    await bus.publish(messageFor(asked, { question: 'why' }));
    await vi.waitFor(() => expect(running.waitingFor()).toHaveProperty('postgres'));
    down = false;
    await vi.waitFor(() => expect(answers).toHaveLength(1));
    expect(new Set(attempts)).toEqual(new Set([1]));
    expect(running.waitingFor()).toEqual({});
  });

  it('counts a failure that blames a dependency which answers', async () => {
    const dead = await collect(deadLetterQueue);
    const dependencies = { objects: async () => {} };
    await start(() => Promise.reject(dependencyUnavailable('objects', new Error('500'))), {
      dependencies,
      maxAttempts: 1,
    });
    await bus.publish(messageFor(asked, { question: 'why' }));
    await vi.waitFor(() => expect(dead).toHaveLength(1));
    expect(dead[0]?.headers['millrace-code']).toBe('DEPENDENCY_UNAVAILABLE');
  });

  it('drops the work when the broker has taken the message back, and does it when it comes again', async () => {
    const answers = await collectElsewhere('test.answers', [answered.type]);
    const signals: AbortSignal[] = [];
    await start(async (question, _attempt, signal) => {
      signals.push(signal);
      if (signals.length === 1)
        await new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
      return question;
    });
    await bus.publish(messageFor(asked, { question: 'why' }));
    await vi.waitFor(() => expect(signals).toHaveLength(1));
    await bus.crash();
    await vi.waitFor(() => expect(signals).toHaveLength(2));
    expect(signals[0]?.aborted).toBe(true);
    await vi.waitFor(() => expect(answers).toHaveLength(1));
  });

  it('finishes what is in hand when it is stopped, and takes nothing more', async () => {
    const answers = await collect('test.answers', [answered.type]);
    let release = () => {};
    const running = await start(
      (question) =>
        new Promise((resolve) => {
          release = () => resolve(question);
        }),
    );
    const begun = vi.spyOn(states, 'record');
    await bus.publish(messageFor(asked, { question: 'why', task }));
    await vi.waitFor(() => expect(begun).toHaveBeenCalled());
    const stopped = running.stop();
    await bus.publish(messageFor(asked, { question: 'later' }));
    release();
    await stopped;
    await vi.waitFor(() => expect(answers).toHaveLength(1));
    const left = await collect('test.questions');
    await vi.waitFor(() => expect(left).toHaveLength(1));
  });

  it('gives back what it cannot finish in time', async () => {
    const running = await start(() => new Promise(() => {}), { drainMs: 10 });
    await bus.publish(messageFor(asked, { question: 'why', task }));
    await vi.waitFor(() => expect(states.updates).not.toHaveLength(0));
    await running.stop();
    const left = await collect('test.questions');
    await vi.waitFor(() => expect(left).toHaveLength(1));
  });

  it('does its work although the task state cannot be told', async () => {
    const answers = await collect('test.answers', [answered.type]);
    vi.spyOn(states, 'record').mockRejectedValueOnce(dependencyUnavailable('redis', new Error('refused')));
    await start(async (question) => question);
    await bus.publish(messageFor(asked, { question: 'why', task }));
    await vi.waitFor(() => expect(answers).toHaveLength(1));
  });
});
