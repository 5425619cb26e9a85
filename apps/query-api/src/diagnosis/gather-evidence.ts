import { readAcceptance } from '@millrace/acceptance';
import { MillraceError, mayFollow, objectKeys, type TaskEnvelope, type TaskState } from '@millrace/contracts';
import { findQueueCounts, findTaskRecord, inTenant, taskStateOf } from '@millrace/database';
import { type Clock, type Database, type ObjectStore, stateToldBy, type TaskStates } from '@millrace/ports';
import { queueFor } from '../replay/stage-work.ts';
import { currentStage } from './current-stage.ts';
import type { Evidence, Heard, StoredArtifacts } from './evidence.ts';

export interface EvidenceDeps {
  readonly database: Database;
  readonly objects: ObjectStore;
  readonly states?: TaskStates | undefined;
  readonly clock: Clock;
}

/** Asks everybody who may know of a task; whoever does not answer is told of. Throws `TASK_NOT_FOUND`. */
export async function gatherEvidence(deps: EvidenceDeps, tenant: string, taskId: string): Promise<Evidence> {
  const { database, objects, states, clock } = deps;
  const [[record, known], shown] = await Promise.all([
    inTenant(database, tenant, (tx) => Promise.all([findTaskRecord(tx, taskId), taskStateOf(tx, taskId)])),
    hear(async () => states?.get(taskId)),
  ]);
  const task = record?.task ?? (await readAcceptance(objects, taskId));
  if (task?.tenant !== tenant) throw new MillraceError('TASK_NOT_FOUND', `there is no task ${taskId}`);

  const told = known ?? stateToldBy({ task, status: 'queued', attempt: 1 }, new Date(task.acceptedAt));
  const state = furthest(told, 'value' in shown ? shown.value : undefined);
  const stored = await hear(() => artifactsOf(objects, task));
  const stage = currentStage(state, record, stored);
  const queue = stage && queueFor(stage, task);
  const counts = queue === undefined ? undefined : await inTenant(database, tenant, (tx) => findQueueCounts(tx, queue));
  return { task, state, record, shown, stored, stage, queue, counts, now: clock.now() };
}

function furthest(known: TaskState, shown: TaskState | undefined): TaskState {
  return shown && mayFollow(known, shown) ? shown : known;
}

async function artifactsOf(objects: ObjectStore, task: TaskEnvelope): Promise<StoredArtifacts> {
  const keys = [task.original.key, objectKeys.parsed(task), objectKeys.manifest(task)];
  const [original, parsed, manifest] = await Promise.all(keys.map((key) => objects.head(key)));
  return { original: original !== undefined, parsed: parsed !== undefined, manifest: manifest !== undefined };
}

async function hear<T>(ask: () => Promise<T>): Promise<Heard<T>> {
  try {
    return { value: await ask() };
  } catch (error) {
    return { silent: error instanceof Error ? error.message : String(error) };
  }
}
