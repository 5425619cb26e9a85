import { readAcceptance } from '@millrace/acceptance';
import { MillraceError, objectKeys, type TaskEnvelope, taskEnvelopeSchema, timeOfUuidV7 } from '@millrace/contracts';
import type { Clock, ObjectStore } from '@millrace/ports';
import { z } from 'zod';
import { settleClaim, type Unchanged } from './claim-outcome.ts';

/**
 * What lies under a claimed Idempotency-Key. It holds the envelope whole, so that whoever repeats the request stores the same one:
 * its time of acceptance is part of the keys of rows.
 */
const claimSchema = z.object({ request: z.string(), task: taskEnvelopeSchema });

export interface ClaimRequest {
  readonly tenant: string;
  readonly key: string;
  /** Tells this request from another one under the same key. */
  readonly request: string;
  readonly newTask: () => Promise<TaskEnvelope>;
}

export interface Claim {
  readonly task: TaskEnvelope;
  /** Where the claim lies; undefined where the request came without a key. */
  readonly key?: string;
  /** The task was made for an earlier request. */
  readonly isRepeat: boolean;
  /** Its original is there. */
  readonly isStored: boolean;
  /** What an earlier request was answered with, where the document was unchanged. */
  readonly unchanged?: Unchanged | undefined;
}

export interface ClaimDeps {
  readonly objects: ObjectStore;
  readonly clock: Clock;
  /** A claim older than this whose original never came is given up: nobody can still be sending it. */
  readonly abandonedAfterMs: number;
}

/**
 * Claims an Idempotency-Key by a conditional put: who comes second gets the task of the first. Throws `IDEMPOTENCY_CONFLICT` where the
 * key was used for another request.
 *
 * A task's original lies under the hour of its id, and the sweep looks only at late hours. So an abandoned claim is not filled
 * hours later; it gets one successor, claimed in the same way under a key that follows from it.
 */
export async function claim(deps: ClaimDeps, { tenant, key, request, newTask }: ClaimRequest): Promise<Claim> {
  const { objects, clock, abandonedAfterMs } = deps;
  let idempotencyKey = key;
  for (;;) {
    const claimKey = objectKeys.claim(tenant, idempotencyKey);
    const task = await newTask();
    const created = await objects.put(claimKey, JSON.stringify({ request, task }), {
      contentType: 'application/json',
      ifAbsent: true,
    });
    if (created === 'created') return { task, key: claimKey, isRepeat: false, isStored: false };

    const earlier = claimSchema.parse(JSON.parse(Buffer.from(await objects.get(claimKey)).toString('utf8')));
    if (earlier.request !== request) {
      throw new MillraceError('IDEMPOTENCY_CONFLICT', 'the Idempotency-Key was used for another request');
    }
    const { taskId, externalId } = earlier.task;
    const isStored = (await readAcceptance(objects, taskId)) !== undefined;
    const mayBeUnchanged = !isStored && externalId !== undefined;
    const { unchanged } = mayBeUnchanged ? await settleClaim(objects, claimKey, {}) : {};
    const found = { task: earlier.task, key: claimKey, isRepeat: true, isStored, unchanged };
    const ageMs = clock.now().getTime() - timeOfUuidV7(taskId);
    if (isStored || unchanged || ageMs < abandonedAfterMs) return found;
    idempotencyKey = `${key}\n${taskId}`;
  }
}
