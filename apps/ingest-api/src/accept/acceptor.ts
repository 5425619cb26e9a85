import { createSettingsCache, newEnvelope } from '@millrace/acceptance';
import {
  documentIdOf,
  MillraceError,
  newTaskId,
  objectKeys,
  type Priority,
  type TaskEnvelope,
  type TaskStatus,
  type UploadAccepted,
  type UploadFields,
} from '@millrace/contracts';
import type { Bus, Clock, ObjectStore, TaskStates } from '@millrace/ports';
import type { Digest } from '../form/upload-body.ts';
import type { TaskFinder } from '../tasks/find-task.ts';
import { type Claim, claim } from './claim.ts';
import { type Outcome, readOutcome, settleClaim, type Unchanged } from './claim-outcome.ts';
import { fingerprint } from './fingerprint.ts';
import type { Original } from './original.ts';
import { publishUploaded } from './publish-uploaded.ts';
import { storedDigest } from './stored-digest.ts';
import { findUnchanged, type UnchangedDeps } from './unchanged.ts';

export interface AcceptorDeps extends UnchangedDeps {
  readonly objects: ObjectStore;
  readonly states: TaskStates;
  readonly bus: Bus;
  readonly finder: TaskFinder;
  readonly clock: Clock;
  /** Longer than any upload may take. */
  readonly abandonedAfterMs: number;
}

export interface AcceptRequest {
  readonly tenant: string;
  readonly idempotencyKey: string | undefined;
  readonly traceparent: unknown;
  readonly fields: UploadFields & { readonly name: string };
  /** What the task gets, whatever the fields ask for. */
  readonly priority: Priority;
  readonly original: Original;
}

export type Accept = (request: AcceptRequest) => Promise<UploadAccepted>;

/**
 * Accepts documents. In this order, each step safe to repeat: envelope fixed, original stored (from here on the task is accepted and
 * will end), event confirmed by the broker, state shown. Nothing is written to the database.
 *
 * Where the document already has what was stored, the original is removed again and the task that brought it is the answer. A crash
 * in between leaves a task that does the work once more, and embeds nothing anew.
 */
export function createAcceptor(deps: AcceptorDeps): Accept {
  const { objects, states, bus, finder, log } = deps;
  const pin = createSettingsCache(objects);

  async function open({ tenant, fields, priority, original, idempotencyKey: key }: AcceptRequest): Promise<Claim> {
    const request = { ...fields, tenant, priority, objectKey: original.objectKey };
    const newTask = () => newEnvelope({ objects, states, pin }, { ...request, taskId: newTaskId() });
    if (key === undefined) return { task: await newTask(), isRepeat: false, isStored: false };
    return claim(deps, { tenant, key, request: fingerprint(fields, original), newTask });
  }

  /** The document's last time of acceptance; undefined where it is not known, or of no account. */
  async function lastAcceptance({ tenant, fields }: AcceptRequest): Promise<{ at: number | undefined } | undefined> {
    const { collection, externalId, force = false } = fields;
    if (externalId === undefined || force) return undefined;
    try {
      return { at: await states.lastAcceptanceTime(documentIdOf(tenant, collection, externalId)) };
    } catch {
      return undefined;
    }
  }

  /** Throws `IDEMPOTENCY_CONFLICT` where what is given differs from what the first request under the key gave. */
  async function refuseOther({ task, key, unchanged }: Claim, given: Digest | undefined): Promise<void> {
    if (!given) return;
    const first = unchanged?.sha256 ?? (await storedDigest(objects, task.original.key));
    // It may have been removed since, by a request that found the document unchanged.
    const settled = first === undefined && key !== undefined ? await readOutcome(objects, key) : undefined;
    if ((first ?? settled?.unchanged?.sha256) === given.sha256) return;
    throw new MillraceError('IDEMPOTENCY_CONFLICT', 'the Idempotency-Key was used with another document');
  }

  /**
   * Has all requests under one key answered alike. A request that made the task and stored its original needs not ask before it goes
   * on: no other can have found the document unchanged.
   */
  async function settle(
    { task, key, isRepeat }: Claim,
    stored: 'created' | 'exists',
    unchanged: Unchanged | undefined,
  ): Promise<Outcome> {
    const isFirst = !isRepeat && stored === 'created';
    if (key === undefined || task.externalId === undefined || (isFirst && !unchanged)) return { unchanged };
    return settleClaim(objects, key, { unchanged });
  }

  /** Takes back what nobody was told of. Where that fails the work is done, which is cheap. */
  async function withdraw({ taskId, documentId, acceptedAt }: TaskEnvelope, former: number | undefined): Promise<void> {
    try {
      await objects.delete([objectKeys.original(taskId), objectKeys.note(taskId)]);
      await states.withdrawAcceptance(documentId, Date.parse(acceptedAt), former);
    } catch (error) {
      log.warn({ err: error, taskId }, 'the original of an unchanged document could not be removed');
    }
  }

  async function answerUnchanged({ documentId }: TaskEnvelope, { taskId, status }: Unchanged): Promise<UploadAccepted> {
    const known = await finder.known(taskId);
    return { ...answer(taskId, documentId, known?.status ?? status), unchanged: true };
  }

  return async (request) => {
    const { original, traceparent } = request;
    // Asked for before this request's own is given.
    const asking = lastAcceptance(request);
    const claimed = await open(request);
    const { task, key } = claimed;
    const isThere = claimed.isStored || claimed.unchanged !== undefined;
    const stored = isThere ? 'exists' : await original.store(task, { ifAbsent: key !== undefined });
    const digest = await original.digest();
    if (stored === 'exists') {
      await refuseOther(claimed, digest);
      if (claimed.unchanged) return answerUnchanged(task, claimed.unchanged);
      const known = await finder.known(task.taskId);
      if (known) return answer(task.taskId, task.documentId, known.status);
    }

    const last = await asking;
    const unchanged = stored === 'created' && last && (await findUnchanged(deps, { task, digest, former: last.at }));
    const outcome = await settle(claimed, stored, unchanged || undefined);
    if (outcome.unchanged) {
      if (stored === 'created') await withdraw(task, last?.at);
      return answerUnchanged(task, outcome.unchanged);
    }

    await publishUploaded(bus, task, digest, traceparent);
    await states.record({ task, status: 'queued', attempt: 1 }).catch((error: unknown) => {
      log.warn({ err: error, taskId: task.taskId }, 'the task state could not be told');
    });
    return answer(task.taskId, task.documentId, 'queued');
  };
}

function answer(taskId: string, documentId: string, status: TaskStatus): UploadAccepted {
  return { taskId, documentId, status, statusUrl: `/api/v1/tasks/${taskId}` };
}
