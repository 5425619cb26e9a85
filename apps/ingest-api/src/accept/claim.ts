import { readAcceptance } from '@millrace/acceptance';
import { MillraceError, objectKeys, type TaskEnvelope, taskEnvelopeSchema, timeOfUuidV7 } from '@millrace/contracts';
import type { Clock, ObjectStore } from '@millrace/ports';
import { z } from 'zod';

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
  /** The task was accepted by an earlier request. */
  readonly accepted: boolean;
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
  let claimKey = key;
  for (;;) {
    const objectKey = objectKeys.claim(tenant, claimKey);
    const task = await newTask();
    const created = await objects.put(objectKey, JSON.stringify({ request, task }), {
      contentType: 'application/json',
      ifAbsent: true,
    });
    if (created === 'created') return { task, accepted: false };

    const earlier = claimSchema.parse(JSON.parse(Buffer.from(await objects.get(objectKey)).toString('utf8')));
    if (earlier.request !== request) {
      throw new MillraceError('IDEMPOTENCY_CONFLICT', 'the Idempotency-Key was used for another request');
    }
    const { taskId } = earlier.task;
    if (await readAcceptance(objects, taskId)) return { task: earlier.task, accepted: true };
    const ageMs = clock.now().getTime() - timeOfUuidV7(taskId);
    if (ageMs < abandonedAfterMs) return { task: earlier.task, accepted: false };
    claimKey = `${key}\n${taskId}`;
  }
}
