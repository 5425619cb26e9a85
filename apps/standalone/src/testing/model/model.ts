import type { TaskEnvelope } from '@millrace/contracts';

/** A generation that was accepted, and what became of it from outside. */
export interface Accepted {
  readonly task: TaskEnvelope;
  readonly text: string;
}

/** What must be true of the fleet, said without it. */
export interface Model {
  /** By task, in the order of acceptance. */
  readonly accepted: Map<string, Accepted>;
}

export function newModel(): Model {
  return { accepted: new Map() };
}

/** Sorts after another of the same document where `one` is the later generation. */
export function compareGenerations(one: TaskEnvelope, other: TaskEnvelope): number {
  return (
    (one.version ?? 0) - (other.version ?? 0) ||
    Date.parse(one.acceptedAt) - Date.parse(other.acceptedAt) ||
    (one.taskId < other.taskId ? -1 : 1)
  );
}
