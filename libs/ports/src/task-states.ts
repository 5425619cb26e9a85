import type { TaskEnvelope, TaskError, TaskState, TaskStatus } from '@millrace/contracts';

/** What a stage reports of a task. Batches are named by ordinal: progress is membership, so that a redelivery counts once. */
export interface TaskUpdate {
  readonly task: TaskEnvelope;
  readonly status: TaskStatus;
  /** From 1. */
  readonly attempt: number;
  readonly chunks?: number;
  readonly batches?: number;
  readonly embedded?: number;
  readonly indexed?: number;
  readonly computed?: number;
  readonly error?: TaskError;
  readonly superseded?: boolean;
  readonly warnings?: readonly string[];
}

/** A task that was not heard of for so long no longer counts as under way, milliseconds. */
export const underWayMs = 3_600_000;

/** The projection that callers poll. Postgres decides; this may be lost at any time. */
export interface TaskStates {
  /**
   * Applies an update if it may follow what is shown (`mayFollow` of the contracts), atomically. Within a run memberships, counts
   * and warnings are kept either way, and an error stays until its stage is left; a higher run clears all.
   * A changed state is told to the subscribers of the task.
   */
  record(update: TaskUpdate): Promise<void>;
  /** Writes a state that was read from Postgres, by the same rule; the shown one is whole afterwards. */
  restore(state: TaskState): Promise<void>;
  /**
   * The state that is shown. With an empty `acceptedAt` it is not whole: its first word was lost, or has not come yet, so that more may
   * have happened than it tells.
   */
  get(taskId: string): Promise<TaskState | undefined>;
  /** Calls `onChange` at every change from now on, until unsubscribed. */
  subscribe(taskId: string, onChange: (state: TaskState) => void): Promise<() => Promise<void>>;
  /**
   * The acceptance time of a new generation of a document, milliseconds since the epoch: the store's own clock, raised above the
   * last one given for that document of that tenant. Falls back to the local clock when the store is down.
   */
  acceptanceTime(tenant: string, documentId: string): Promise<number>;
  /** The last acceptance time that was given for a document; undefined where none is known. Throws `DEPENDENCY_UNAVAILABLE`. */
  lastAcceptanceTime(tenant: string, documentId: string): Promise<number | undefined>;
  /** The acceptance at `time` came to nothing: where none was given since, the last one is `former` again. */
  withdrawAcceptance(tenant: string, documentId: string, time: number, former: number | undefined): Promise<void>;
  /**
   * How many tasks of a tenant are under way: by membership, entered with the first state of a task and left with a terminal one, so
   * that nothing counts twice. Those not heard of for {@link underWayMs} do not count.
   */
  underWay(tenant: string): Promise<number>;
  ping(): Promise<void>;
  close(): Promise<void>;
}
