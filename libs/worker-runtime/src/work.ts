import type { Event, TaskEnvelope } from '@millrace/contracts';
import type { Delivery, Logger } from '@millrace/ports';
import type { AnyStage, OutgoingEvent, Progress } from './stage.ts';

/** One delivery on its way through the middleware to the handler. */
export interface Work {
  readonly stage: AnyStage;
  readonly delivery: Delivery;
  readonly event: Event;
  /** The task that the event belongs to; chat logs have none. */
  readonly task: TaskEnvelope | undefined;
  /** From 1. */
  readonly attempt: number;
  /** Aborts when the delivery is lost or the process must stop now; cancellation and timeout narrow it. */
  readonly signal: AbortSignal;
  readonly log: Logger;
  /** W3C traceparent of this span; carried by whatever is published. */
  readonly traceparent: string;
  readonly progress: (progress: Progress) => Promise<void>;
}

export type Handler = (work: Work) => Promise<readonly OutgoingEvent[]>;

/** Wraps a handler. The order of the list in `pipeline.ts` is the order in which they act, outermost first. */
export type Middleware = (next: Handler) => Handler;
