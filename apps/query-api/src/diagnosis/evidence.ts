import type { ReplayStage, TaskEnvelope, TaskState } from '@millrace/contracts';
import type { SeenCounts, TaskRecord } from '@millrace/database';

/** What a source said, or that it did not answer, and why. */
export type Heard<T> = { readonly value: T } | { readonly silent: string };

/** Which artifacts of a task are in the object store. */
export interface StoredArtifacts {
  readonly original: boolean;
  readonly parsed: boolean;
  readonly manifest: boolean;
}

/** All that was found out about a task. */
export interface Evidence {
  readonly task: TaskEnvelope;
  /** The furthest state that anybody knows. */
  readonly state: TaskState;
  /** Undefined where Postgres has not heard of it. */
  readonly record: TaskRecord | undefined;
  readonly shown: Heard<TaskState | undefined>;
  readonly stored: Heard<StoredArtifacts>;
  /** The stage whose turn it is; undefined where the task has ended. */
  readonly stage: ReplayStage | undefined;
  readonly queue: string | undefined;
  readonly counts: SeenCounts | undefined;
  readonly now: Date;
}
