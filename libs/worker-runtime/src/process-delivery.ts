import { type Event, messageHeaders, requestIdSchema } from '@millrace/contracts';
import type { Bus, Clock, Delivery, Logger, TaskStates } from '@millrace/ports';
import { childTraceparent } from '@millrace/telemetry';
import { z } from 'zod';
import { logFailure } from './log-failure.ts';
import type { WorkerMetrics } from './metrics.ts';
import { type Outcome, outcomeOf } from './outcome.ts';
import { createReport, taskOf } from './report.ts';
import { attemptOf, settle } from './settle.ts';
import type { AnyStage } from './stage.ts';
import type { Handler } from './work.ts';

export interface ProcessOptions {
  readonly stage: AnyStage;
  readonly decode: (message: Delivery['message']) => Event;
  /** The handler with all that surrounds it. */
  readonly handler: Handler;
  /** Aborts when the process must stop now. */
  readonly halt: AbortSignal;
  readonly bus: Bus;
  readonly states: TaskStates;
  readonly metrics: WorkerMetrics;
  readonly log: Logger;
  readonly clock: Clock;
}

/** Data that say by themselves which request they come from. */
const ofRequest = z.object({ requestId: requestIdSchema });

/** Takes a delivery from its message to its settlement. Never throws. */
export async function processDelivery(delivery: Delivery, options: ProcessOptions): Promise<void> {
  const { stage, states, metrics } = options;
  const { message, deliveryCount } = delivery;
  const startedAt = performance.now();
  metrics.started(stage.name);
  const finished = (outcome: string) => metrics.finished(stage.name, outcome, performance.now() - startedAt);
  const attempt = attemptOf(message);
  const signal = AbortSignal.any([delivery.lost, options.halt]);
  let log = options.log.child({ messageId: message.id, type: message.type, attempt, crashes: deliveryCount });
  let report: ReturnType<typeof createReport> | undefined;
  let outcome: Outcome;
  try {
    const event = options.decode(message);
    const task = taskOf(event.data);
    log = log.child({
      taskId: task?.taskId,
      requestId: task?.requestId ?? ofRequest.safeParse(event.data).data?.requestId,
    });
    report = createReport(states, stage, task, attempt, log);
    const traceparent = childTraceparent(message.headers[messageHeaders.traceparent]);
    await options.handler({
      stage,
      delivery,
      event,
      task,
      attempt,
      signal,
      log,
      traceparent,
      progress: report.progress,
    });
    outcome = { kind: 'done' };
  } catch (error) {
    if (signal.aborted) {
      delivery.release();
      return finished('released');
    }
    outcome = outcomeOf(error, attempt, stage.retry);
  }
  if (outcome.kind !== 'done') logFailure(log, outcome);
  if (outcome.kind === 'retry') await report?.retrying(outcome.error);
  await settleOrRelease(delivery, outcome, attempt, log, options);
  finished(outcome.kind);
}

/** A settlement that fails leaves the message to the broker: it comes again, and nothing is lost. */
async function settleOrRelease(
  delivery: Delivery,
  outcome: Outcome,
  attempt: number,
  log: Logger,
  { bus, stage, clock }: ProcessOptions,
): Promise<void> {
  try {
    await settle(delivery, outcome, { bus, stage: stage.name, attempt, now: clock.now() });
  } catch (error) {
    log.warn({ err: error }, 'the message could not be settled and goes back');
    await clock.sleep(1_000, delivery.lost);
    delivery.release();
  }
}
