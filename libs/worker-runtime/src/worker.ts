import type { Event } from '@millrace/contracts';
import type { Bus, Clock, Logger } from '@millrace/ports';
import { Admission } from './admission.ts';
import { InFlight } from './in-flight.ts';
import { lanesOf } from './lanes.ts';
import type { WorkerMetrics } from './metrics.ts';
import type { Dependencies } from './middleware/hold.ts';
import { createEmit } from './outgoing.ts';
import { pipeline } from './pipeline.ts';
import { processDelivery } from './process-delivery.ts';
import type { AnyStage, RunningStage, StagePorts } from './stage.ts';
import type { Work } from './work.ts';

export interface WorkerOptions {
  readonly stage: AnyStage;
  /** The stage's own section of the configuration. */
  readonly settings: unknown;
  readonly bus: Bus;
  readonly ports: StagePorts;
  readonly dependencies: Dependencies;
  readonly metrics: WorkerMetrics;
  readonly log: Logger;
  readonly clock: Clock;
  /** How long a stop waits for the work in flight before it gives the messages back. Default 30 s. */
  readonly drainMs?: number;
}

export interface Worker {
  /** What the worker waits for now, by dependency, with the reason: empty when it can work. For readiness. */
  waitingFor(): Readonly<Record<string, string>>;
  /** Takes no more messages, finishes those in hand, closes. Safe to call twice. */
  stop(): Promise<void>;
}

/** Runs one stage against the bus until stopped. */
export async function startWorker(options: WorkerOptions): Promise<Worker> {
  const { stage, settings, bus, ports, metrics, clock, drainMs = 30_000 } = options;
  const { states } = ports;
  const log = options.log.child({ stage: stage.name });
  const running = await stage.start(ports, settings, log);
  const waiting = new Map<string, string>();
  const inFlight = new InFlight();
  const halt = new AbortController();

  const handler = pipeline((work) => handle(running, work), {
    bus,
    states,
    clock,
    dependencies: options.dependencies,
    onDependency(name, reason) {
      metrics.dependency(name, reason === undefined);
      if (reason === undefined) waiting.delete(name);
      else waiting.set(name, `${stage.name} holds its messages: ${reason}`);
    },
  });
  const processing = {
    stage,
    decode: running.decode,
    handler,
    halt: halt.signal,
    bus,
    states,
    metrics,
    log,
    clock,
  };
  const admission = new Admission(stage.concurrency, inFlight, (delivery) => processDelivery(delivery, processing));

  const subscriptions = lanesOf(stage).map(({ queue, priority, bindings }) => {
    const subscription = bus.consume(queue, { prefetch: stage.concurrency, bindings }, (delivery) =>
      admission.enter(delivery, priority),
    );
    subscription.catch((error: unknown) => log.error({ err: error }, `cannot consume from ${queue}`));
    return subscription;
  });

  let stopping: Promise<void> | undefined;
  async function stop(): Promise<void> {
    await Promise.all(subscriptions.map(async (opened) => (await opened.catch(() => undefined))?.cancel()));
    admission.stop();
    if (!(await inFlight.drained(drainMs))) {
      log.warn({ inFlight: inFlight.size }, 'still at work; the messages go back to their queue');
      halt.abort(new Error('the worker is stopping'));
      await inFlight.drained(2_000);
    }
    await running.close();
  }

  return {
    waitingFor: () => Object.fromEntries(waiting),
    stop: () => {
      stopping ??= stop();
      return stopping;
    },
  };
}

function handle(running: RunningStage, { stage, event, signal, attempt, log, progress }: Work) {
  return running.handle(event as Event, { signal, attempt, log, progress, emit: createEmit(stage, event) });
}
