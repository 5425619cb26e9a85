import type { Event, EventData, EventDefinition, EventOf, TaskStatus } from '@millrace/contracts';
import type {
  BusMessage,
  Database,
  EmbeddingModels,
  Logger,
  ObjectStore,
  TaskStates,
  TaskUpdate,
} from '@millrace/ports';
import type { z } from 'zod';
import type { RetryPolicy } from './retry-policy.ts';

/** The ports that a stage may ask for by name. The bus is not among them: a handler returns its events. */
export interface StagePorts {
  readonly objects: ObjectStore;
  readonly states: TaskStates;
  readonly models: EmbeddingModels;
  readonly database: Database;
  /** The same database, by a login that may see `chat_service` alone. */
  readonly chatDatabase: Database;
}

export type PortName = keyof StagePorts;

/** An event on its way out. Its id follows from the incoming event, so that a redelivery emits the same. */
export type OutgoingEvent = Event & { readonly optional: boolean };

export interface EmitOptions {
  /** For subscribers of whom there may be none. */
  readonly optional?: boolean;
  /** Names the fact, where more than one incoming event may be the occasion to tell it: its id follows from this name instead. */
  readonly onceFor?: string;
}

/** What a stage may tell of its task while it works; status and attempt are added by the runtime. */
export type Progress = Omit<TaskUpdate, 'task' | 'status' | 'attempt' | 'error'> & { readonly status?: TaskStatus };

export interface StageContext<Produces extends EventDefinition = EventDefinition> {
  /** Aborts at the stage's timeout, when the process must stop, when the delivery is lost, and when the task is cancelled. Pass it to all I/O. */
  readonly signal: AbortSignal;
  /** From 1. */
  readonly attempt: number;
  readonly log: Logger;
  /** An event to return. */
  emit<D extends Produces>(definition: D, data: EventData<D>, options?: EmitOptions): OutgoingEvent;
  /** Shows progress of the event's task. Best effort: it never fails the work. */
  progress(progress: Progress): Promise<void>;
}

/**
 * A stage: one queue, one sentence. Policy is data; the handler is a function from an event to the events that follow.
 *
 * @typeParam Consumes the events it takes
 * @typeParam Produces the events it may emit
 * @typeParam Needs the ports it asks for
 * @typeParam Settings its own section of the configuration
 * @typeParam Deps what `open` makes of ports and settings
 */
export interface Stage<
  Consumes extends EventDefinition,
  Produces extends EventDefinition,
  Needs extends PortName,
  Settings extends z.ZodObject,
  Deps,
> {
  /** Name of the app, in logs, metrics and dead letters. */
  readonly name: string;
  readonly summary: string;
  readonly queue: string;
  readonly consumes: readonly Consumes[];
  readonly produces: readonly Produces[];
  readonly needs: readonly Needs[];
  /**
   * The status that a task has once this stage has begun with it. With one, the stage takes bulk tasks from a queue of their own, the
   * twin of `queue`.
   */
  readonly status?: TaskStatus;
  /** Messages in work at once, in one process, of both priorities. */
  readonly concurrency: number;
  /** Of one attempt. Past it the signal aborts and the message is retried as `STAGE_TIMEOUT`. Keep it under 10 minutes. */
  readonly timeoutMs: number;
  readonly retry: RetryPolicy;
  readonly settings: Settings;
  /** Turns a message into an event where it is no event of the contracts. Default: CloudEvents or plain JSON by `consumes`. */
  decode?(message: BusMessage): EventOf<Consumes>;
  /** Makes what the handler needs, once, at start. */
  open(ports: Pick<StagePorts, Needs>, settings: z.output<Settings>, log: Logger): Deps | Promise<Deps>;
  close?(deps: Deps): Promise<void>;
  /** Every implementation says in its comment why a redelivery is safe. */
  handle(event: EventOf<Consumes>, context: StageContext<Produces>, deps: Deps): Promise<readonly OutgoingEvent[]>;
}

/** Any stage, its types forgotten: what the runtime and the composition handle. */
export interface AnyStage
  extends Pick<
    Stage<EventDefinition, EventDefinition, PortName, z.ZodObject, unknown>,
    | 'name'
    | 'summary'
    | 'queue'
    | 'consumes'
    | 'produces'
    | 'needs'
    | 'status'
    | 'concurrency'
    | 'timeoutMs'
    | 'retry'
    | 'settings'
  > {
  /** Opens the stage's dependencies. `settings` are parsed by the stage's own schema. */
  start(ports: StagePorts, settings: unknown, log: Logger): Promise<RunningStage>;
}

/** A stage with its dependencies open. */
export interface RunningStage {
  decode(message: BusMessage): Event;
  handle(event: Event, context: StageContext): Promise<readonly OutgoingEvent[]>;
  close(): Promise<void>;
}
