import { createSettingsCache, newEnvelope } from '@millrace/acceptance';
import {
  documentIdOf,
  MillraceError,
  newTaskId,
  type Priority,
  type TaskEnvelope,
  type TaskStatus,
  type UploadAccepted,
  type UploadFields,
} from '@millrace/contracts';
import type { Digest } from '@millrace/http';
import type { Bus, Clock, ObjectStore, TaskStates } from '@millrace/ports';
import type { TaskFinder } from '../tasks/find-task.ts';
import { type Claim, claim } from './claim.ts';
import { settleClaim, type Unchanged } from './claim-outcome.ts';
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
  readonly requestId: string;
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
 * Where the document has already what is given, that is found before the original stands: then nothing is accepted, and the task that
 * brought it is the answer.
 */
export function createAcceptor(deps: AcceptorDeps): Accept {
  const { objects, states, bus, finder, log } = deps;
  const pin = createSettingsCache(objects);

  async function open({ original, idempotencyKey: key, ...given }: AcceptRequest): Promise<Claim> {
    const { tenant, fields, priority, requestId } = given;
    const request = { ...fields, tenant, priority, requestId, objectKey: original.objectKey };
    const newTask = () => newEnvelope({ objects, states, pin }, { ...request, taskId: newTaskId() });
    if (key === undefined) return { task: await newTask(), isRepeat: false, isStored: false };
    return claim(deps, { tenant, key, request: fingerprint(fields, original), newTask });
  }

  /** The document's last time of acceptance; undefined where it is not known, or of no account. */
  async function lastAcceptance({ tenant, fields }: AcceptRequest): Promise<{ at: number | undefined } | undefined> {
    const { collection, externalId, force = false } = fields;
    if (externalId === undefined || force) return undefined;
    try {
      return { at: await states.lastAcceptanceTime(tenant, documentIdOf(tenant, collection, externalId)) };
    } catch {
      return undefined;
    }
  }

  /** Throws `IDEMPOTENCY_CONFLICT` where what is given differs from what the first request under the key gave. */
  async function refuseOther({ task, unchanged }: Claim, given: Digest | undefined): Promise<void> {
    if (!given) return;
    const first = unchanged?.sha256 ?? (await storedDigest(objects, task.original.key));
    if (given.sha256 === first) return;
    throw new MillraceError('IDEMPOTENCY_CONFLICT', 'the Idempotency-Key was used with another document');
  }

  /** The task that brought what is given, where the document has that already: then all requests under the key are answered so. */
  async function unchangedBy(
    { task, key, isRepeat }: Claim,
    digest: Digest | undefined,
    asking: ReturnType<typeof lastAcceptance>,
  ): Promise<Unchanged | undefined> {
    const last = isRepeat ? undefined : await asking;
    const found = last && (await findUnchanged(deps, { task, digest, former: last.at }));
    if (!found) return undefined;
    const { unchanged } =
      key === undefined ? { unchanged: found } : await settleClaim(objects, key, { unchanged: found });
    if (unchanged) await withdraw(task, last.at);
    return unchanged;
  }

  /** Where the time of an acceptance that came to nothing cannot be given back, the next upload does work that it need not. */
  async function withdraw(task: TaskEnvelope, former: number | undefined): Promise<void> {
    const { tenant, taskId, documentId, acceptedAt } = task;
    await states.withdrawAcceptance(tenant, documentId, Date.parse(acceptedAt), former).catch((error: unknown) => {
      log.warn({ err: error, taskId }, 'an acceptance that came to nothing could not be withdrawn');
    });
  }

  async function answerUnchanged(
    { tenant, documentId }: TaskEnvelope,
    { taskId, status }: Unchanged,
  ): Promise<UploadAccepted> {
    const known = await finder.known(taskId, tenant);
    return { ...answer(taskId, documentId, known?.status ?? status), unchanged: true };
  }

  return async (request) => {
    const { original, traceparent } = request;
    // Asked for before this request's own is given.
    const asking = lastAcceptance(request);
    const claimed = await open(request);
    const { task, key } = claimed;
    let unchanged = claimed.unchanged;
    async function isNeeded(digest: Digest | undefined): Promise<boolean> {
      unchanged = await unchangedBy(claimed, digest, asking);
      return unchanged === undefined;
    }
    const isThere = claimed.isStored || unchanged !== undefined;
    const stored = isThere ? 'exists' : await original.store(task, { ifAbsent: key !== undefined, isNeeded });
    if (stored === 'needless' && unchanged) return answerUnchanged(task, unchanged);
    const digest = await original.digest();
    if (stored === 'exists') await refuseOther(claimed, digest);
    if (unchanged) return answerUnchanged(task, unchanged);
    const known = stored === 'exists' ? await finder.known(task.taskId, task.tenant) : undefined;
    if (known) return answer(task.taskId, task.documentId, known.status);

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
