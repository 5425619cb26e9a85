import { type Event, messageHeaders } from '@millrace/contracts';
import type { Bus, Clock, Delivery, Logger } from '@millrace/ports';
import { childTraceparent } from '@millrace/telemetry';
import { InFlight } from './in-flight.ts';
import type { WorkerMetrics } from './metrics.ts';
import type { Dependencies } from './middleware/hold.ts';
import { type Outcome, outcomeOf } from './outcome.ts';
import { createEmit } from './outgoing.ts';
import { pipeline } from './pipeline.ts';
import { createReport, taskOf } from './report.ts';
import { attemptOf, settle } from './settle.ts';
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
  /** What the worker waits for now, by dependency: empty when it can work. */
  waitingFor(): Readonly<Record<string, string>>;
  /** Takes no more messages, finishes those in hand, closes. Safe to call twice. */
  stop(): Promise<void>;
}

/** Runs one stage against the bus until stopped. */
export async function startWorker(options: WorkerOptions): Promise<Worker> {
  const { stage, settings, bus, ports, metrics, clock, drainMs = 30_000 } = options;
  const log = options.log.child({ stage: stage.name });
  const running = await stage.start(ports, settings, log);
  const waiting = new Map<string, string>();
  const inFlight = new InFlight();
  const halt = new AbortController();

  const handler = pipeline((work) => handle(running, work), {
    bus,
    clock,
    dependencies: options.dependencies,
    onDependency(name, reason) {
      metrics.dependency(name, reason === undefined);
      if (reason === undefined) waiting.delete(name);
      else waiting.set(name, reason);
    },
  });

  async function process(delivery: Delivery): Promise<void> {
    const startedAt = performance.now();
    const attempt = attemptOf(delivery.message);
    const signal = AbortSignal.any([delivery.lost, halt.signal]);
    let report: ReturnType<typeof createReport> | undefined;
    let outcome: Outcome;
    try {
      const event = running.decode(delivery.message);
      const task = taskOf(event.data);
      const workLog = log.child({ eventId: event.id, type: event.type, taskId: task?.taskId, attempt });
      report = createReport(ports.states, stage, task, attempt, workLog);
      const traceparent = childTraceparent(delivery.message.headers[messageHeaders.traceparent]);
      await handler({
        stage,
        delivery,
        event,
        task,
        attempt,
        signal,
        log: workLog,
        traceparent,
        progress: report.progress,
      });
      outcome = { kind: 'done' };
    } catch (error) {
      if (signal.aborted) {
        delivery.release();
        metrics.finished(stage.name, 'released', performance.now() - startedAt);
        return;
      }
      outcome = outcomeOf(error, attempt, stage.maxAttempts);
    }
    if (outcome.kind !== 'done') logFailure(log, delivery, attempt, outcome);
    if (outcome.kind === 'retry') await report?.retrying(outcome.error);
    await settleOrRelease(delivery, attempt, outcome);
    metrics.finished(stage.name, outcome.kind, performance.now() - startedAt);
  }

  /** A settlement that fails leaves the message to the broker: it comes again, and nothing is lost. */
  async function settleOrRelease(delivery: Delivery, attempt: number, outcome: Outcome): Promise<void> {
    try {
      await settle(bus, stage.name, delivery, attempt, outcome);
    } catch (error) {
      log.warn({ err: error, queue: delivery.queue }, 'the message could not be settled and goes back');
      await clock.sleep(1_000, delivery.lost);
      delivery.release();
    }
  }

  const bindings = stage.consumes.map(({ type }) => type);
  const subscription = bus.consume(stage.queue, { prefetch: stage.concurrency, bindings }, (delivery) => {
    metrics.started(stage.name);
    inFlight.add(process(delivery));
  });
  subscription.catch((error: unknown) => log.error({ err: error }, `cannot consume from ${stage.queue}`));

  let stopping: Promise<void> | undefined;
  async function stop(): Promise<void> {
    await (await subscription.catch(() => undefined))?.cancel();
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

/** A document that cannot be used is its owner's affair and told to them; attempts used up are the operator's. */
function logFailure(
  log: Logger,
  { message }: Delivery,
  attempt: number,
  outcome: Exclude<Outcome, { kind: 'done' }>,
): void {
  const { error } = outcome;
  const fields = { messageId: message.id, type: message.type, attempt, code: error.code };
  if (outcome.kind === 'retry') log.warn({ ...fields, delayMs: outcome.delayMs }, `retry: ${error.message}`);
  else if (!error.retryable) log.warn(fields, `dead letter: ${error.message}`);
  else log.error({ ...fields, err: error }, `dead letter: ${error.message}`);
}
