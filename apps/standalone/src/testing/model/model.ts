import type { TaskEnvelope } from '@millrace/contracts';
import type { BusMessage } from '@millrace/ports';
import { z } from 'zod';

/** A generation that was accepted, and what became of it from outside. */
export interface Accepted {
  readonly task: TaskEnvelope;
  readonly text: string;
  /** Somebody was told that it is cancelled; or asked for it and got no answer. */
  cancelled?: 'yes' | 'perhaps';
}

/** What must be true of the fleet, said without it. */
export interface Model {
  /** By task, in the order of acceptance. */
  readonly accepted: Map<string, Accepted>;
  /** When a document was deleted last, by id, milliseconds since the epoch: what was accepted up to then is gone for good. */
  readonly removed: Map<string, number>;
  /** How often work of a task was lost, by its id: only who looks for it can hand it out again. */
  readonly lost: Map<string, number>;
}

export function newModel(): Model {
  return { accepted: new Map(), removed: new Map(), lost: new Map() };
}

/** One of the accepted generations, whatever the number. Throws where there is none. */
export function pickAccepted({ accepted }: Model, number: number): Accepted {
  const picked = [...accepted.values()][number % accepted.size];
  if (!picked) throw new RangeError('nothing was accepted');
  return picked;
}

const carriesTask = z.object({ data: z.object({ task: z.object({ taskId: z.string() }) }) });

/** The task that an event belongs to. */
export function taskIdOf(body: Uint8Array): string {
  return carriesTask.parse(JSON.parse(Buffer.from(body).toString('utf8'))).data.task.taskId;
}

/** Remembers whose messages were lost. */
export function noteLost({ lost }: Model, messages: readonly BusMessage[]): void {
  for (const { body } of messages) lost.set(taskIdOf(body), (lost.get(taskIdOf(body)) ?? 0) + 1);
}

export function isRemoved({ removed }: Model, { documentId, acceptedAt }: TaskEnvelope): boolean {
  return Date.parse(acceptedAt) <= (removed.get(documentId) ?? 0);
}

/** Sorts after another of the same document where `one` is the later generation. */
export function compareGenerations(one: TaskEnvelope, other: TaskEnvelope): number {
  return (
    (one.version ?? 0) - (other.version ?? 0) ||
    Date.parse(one.acceptedAt) - Date.parse(other.acceptedAt) ||
    (one.taskId < other.taskId ? -1 : 1)
  );
}
