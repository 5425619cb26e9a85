import { defineEvent, type TaskEnvelope, taskEnvelopeSchema } from '@millrace/contracts';
import { MemoryBroker, type MemoryBus, openMemoryBus } from '@millrace/embedded';
import { type BusMessage, type Clock, type Logger, silentLogger } from '@millrace/ports';
import { z } from 'zod';
import { defineStage } from '../define-stage.ts';
import { noMetrics } from '../metrics.ts';
import type { Dependencies } from '../middleware/hold.ts';
import { defaultRetry } from '../retry-policy.ts';
import { startWorker, type Worker } from '../worker.ts';
import { stubStates } from './stub-states.ts';

export const asked = defineEvent({
  type: 'test.asked',
  summary: 'A question was asked.',
  emittedBy: 'any producer',
  data: z.object({ question: z.string(), task: taskEnvelopeSchema.optional(), requestId: z.string().optional() }),
});
export const answered = defineEvent({
  type: 'test.answered',
  summary: 'It was answered.',
  emittedBy: 'test',
  data: z.object({ answer: z.string(), task: taskEnvelopeSchema.optional() }),
});

export type Handle = (question: string, attempt: number, signal: AbortSignal) => Promise<string>;

export interface AnswererOptions {
  readonly maxAttempts?: number;
  readonly timeoutMs?: number;
  readonly concurrency?: number;
  /** Whether answers are for subscribers of whom there may be none. */
  readonly optional?: boolean;
  readonly dependencies?: Dependencies;
  readonly drainMs?: number;
  readonly log?: Logger;
}

export const task: TaskEnvelope = taskEnvelopeSchema.parse({
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

/** A worker that answers questions on a bus in memory, and what a test sees of it. */
export function openAnswerer() {
  const broker = new MemoryBroker(hurriedClock);
  const bus = openMemoryBus(broker);
  const states = stubStates();
  const outcomes: string[] = [];
  let worker: Worker | undefined;

  return {
    bus,
    states,
    /** What became of each message, in the order in which they were done with. */
    outcomes,

    async start(handle: Handle, options: AnswererOptions = {}): Promise<Worker> {
      const stage = defineStage({
        name: 'answerer',
        summary: 'Answers.',
        queue: 'test.questions',
        consumes: [asked],
        produces: [answered],
        needs: [],
        status: 'parsing',
        concurrency: options.concurrency ?? 2,
        timeoutMs: options.timeoutMs ?? 5_000,
        retry: { ...defaultRetry, maxAttempts: options.maxAttempts ?? 3 },
        settings: z.object({}),
        open: () => ({}),
        async handle({ data }, { emit, attempt, signal }) {
          const { question, task } = data;
          const answer = { answer: await handle(question, attempt, signal), task };
          return [emit(answered, answer, { optional: options.optional ?? false })];
        },
      });
      worker = await startWorker({
        stage,
        settings: {},
        bus,
        ports: { states } as never,
        dependencies: options.dependencies ?? {},
        metrics: { ...noMetrics, finished: (_, outcome) => outcomes.push(outcome) },
        log: options.log ?? silentLogger,
        clock: hurriedClock,
        ...(options.drainMs === undefined ? {} : { drainMs: options.drainMs }),
      });
      return worker;
    },

    /** Messages that reach `queue`, as they come. */
    collect: (queue: string, bindings: readonly string[] = []) => collect(bus, queue, bindings),

    /** The same on a connection of its own, which outlives a crash of the worker's. */
    collectElsewhere: (queue: string, bindings: readonly string[]) => collect(openMemoryBus(broker), queue, bindings),

    async close(): Promise<void> {
      await worker?.stop();
      await bus.close();
      broker.close();
    },
  };
}

async function collect(bus: MemoryBus, queue: string, bindings: readonly string[]): Promise<BusMessage[]> {
  const messages: BusMessage[] = [];
  await bus.consume(queue, { prefetch: 100, bindings }, (delivery) => {
    messages.push(delivery.message);
    delivery.ack();
  });
  return messages;
}
