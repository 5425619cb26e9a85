import { createHash } from 'node:crypto';
import { createSettingsCache, newEnvelope } from '@millrace/acceptance';
import {
  newTaskId,
  type TaskEnvelope,
  type TaskStatus,
  type UploadAccepted,
  type UploadFields,
} from '@millrace/contracts';
import type { Bus, Clock, Logger, ObjectStore, TaskStates } from '@millrace/ports';
import type { TaskFinder } from '../tasks/find-task.ts';
import { type Claim, claim } from './claim.ts';
import type { Original } from './original.ts';
import { publishUploaded } from './publish-uploaded.ts';

export interface AcceptorDeps {
  readonly objects: ObjectStore;
  readonly states: TaskStates;
  readonly bus: Bus;
  readonly finder: TaskFinder;
  readonly clock: Clock;
  readonly log: Logger;
  /** Longer than any upload may take. */
  readonly abandonedAfterMs: number;
}

export interface AcceptRequest {
  readonly tenant: string;
  readonly idempotencyKey: string | undefined;
  readonly traceparent: unknown;
  readonly fields: UploadFields & { readonly name: string };
  readonly original: Original;
}

export type Accept = (request: AcceptRequest) => Promise<UploadAccepted>;

/**
 * Accepts documents. In this order, each step safe to repeat: envelope fixed, original stored (from here on the task is accepted and
 * will end), event confirmed by the broker, state shown. Nothing is written to the database.
 */
export function createAcceptor(deps: AcceptorDeps): Accept {
  const { objects, states, bus, finder, log } = deps;
  const pin = createSettingsCache(objects);

  async function open({ tenant, fields, original, idempotencyKey: key }: AcceptRequest): Promise<Claim> {
    const { objectKey } = original;
    const newTask = () => newEnvelope({ objects, states, pin }, { ...fields, tenant, objectKey, taskId: newTaskId() });
    if (key === undefined) return { task: await newTask(), accepted: false };
    return claim(deps, { tenant, key, request: fingerprint(fields, original), newTask });
  }

  return async (request) => {
    const { original, traceparent } = request;
    const { task, accepted } = await open(request);
    const digest = accepted ? await original.repeat(task) : await original.store(task);
    const known = accepted ? await finder.known(task.taskId) : undefined;
    if (known) return answer(task, known.status);

    await publishUploaded(bus, task, digest, traceparent);
    await states.record({ task, status: 'queued', attempt: 1 }).catch((error: unknown) => {
      log.warn({ err: error, taskId: task.taskId }, 'the task state could not be told');
    });
    return answer(task, 'queued');
  };
}

function answer({ taskId, documentId }: TaskEnvelope, status: TaskStatus): UploadAccepted {
  return { taskId, documentId, status, statusUrl: `/api/v1/tasks/${taskId}` };
}

function fingerprint(fields: object, original: Original): string {
  return createHash('sha256')
    .update(JSON.stringify([original.fingerprint, sorted(fields)]))
    .digest('hex');
}

/** With the keys of objects in order, so that equal requests have equal text. */
function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, item]) => [key, sorted(item)] as const);
  return Object.fromEntries(entries.toSorted(([one], [other]) => (one < other ? -1 : 1)));
}
