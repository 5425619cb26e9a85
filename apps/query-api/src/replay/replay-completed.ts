import { pinSettings, putNote } from '@millrace/acceptance';
import {
  type CollectionSettings,
  MillraceError,
  newTaskId,
  type ReplayStage,
  type TaskEnvelope,
  timeOfUuidV7,
} from '@millrace/contracts';
import {
  acceptGeneration,
  findReplaySource,
  insertAudit,
  inTenant,
  lockDocument,
  type ReplaySource,
  setEffectiveFrom,
} from '@millrace/database';
import type { Acting } from '@millrace/http';
import { enterEvents } from './enter-events.ts';
import { type Beginning, findBeginning } from './find-beginning.ts';
import type { ReplayDeps } from './replay-deps.ts';
import { stageWork } from './stage-work.ts';

export interface ReplayedGeneration {
  readonly task: TaskEnvelope;
  readonly effectiveFrom: ReplayStage;
}

/**
 * Repeats the work of a live generation from a stage on, as a new task, which search answers from when it is complete.
 *
 * It has the place of its source in the order of generations and comes right after it, since its id is made later: whatever was uploaded
 * since, or deletes the document, wins over it as it wins over its source, also while nobody has heard of it yet.
 *
 * Throws `NOT_REPLAYABLE` where another generation is live by now, or none.
 */
export async function replayCompleted(
  deps: ReplayDeps,
  caller: Acting,
  source: ReplaySource,
  {
    from,
    nextDue,
    bulk = false,
  }: { readonly from: ReplayStage; readonly nextDue?: () => Date; readonly bulk?: boolean },
): Promise<ReplayedGeneration> {
  const { database, objects } = deps;
  if (!source.live) throw overtaken(source);
  const beginning = await findBeginning(deps, source, from);
  const present = await pinSettings(objects, source.task.tenant, source.task.collection);
  const taskId = newTaskId(Math.max(deps.clock.now().getTime(), timeOfUuidV7(source.task.taskId) + 1));
  const task = repeated(taskId, source, beginning, present, bulk);

  await inTenant(database, caller.tenant, async (tx) => {
    await lockDocument(tx, task.documentId);
    if (!(await findReplaySource(tx, source.task.taskId))?.live) throw overtaken(source);
    const { status } = stageWork[beginning.from];
    await acceptGeneration(tx, task, { status, at: deps.clock.now(), ...source.text });
    await setEffectiveFrom(tx, task.taskId, beginning.from);
    await enterEvents(tx, task, beginning, nextDue ?? (() => undefined));
    const detail = { taskId: task.taskId, from, effectiveFrom: beginning.from };
    const { actor, tenant } = caller;
    await insertAudit(tx, [{ actor, tenant, action: 'task.replay', subject: source.task.taskId, detail }]);
    // Last, so that a replay which is refused leaves no note that would be worked on; and before the commit, which makes it a task.
    await putNote(objects, task);
  });
  return { task, effectiveFrom: beginning.from };
}

function repeated(
  taskId: string,
  { task }: ReplaySource,
  { from }: Beginning,
  present: CollectionSettings,
  bulk: boolean,
): TaskEnvelope {
  return {
    ...task,
    taskId,
    run: 0,
    replayOf: { taskId: task.taskId, from },
    settings: settingsFrom(from, task.settings, present),
    ...(bulk ? { priority: 'bulk' } : {}),
  };
}

/** A stage that works again does so by the settings that the collection has now; what it takes over was made by those of then. */
function settingsFrom(from: ReplayStage, then: CollectionSettings, now: CollectionSettings): CollectionSettings {
  if (from === 'index') return then;
  return from === 'embed' ? { ...now, chunking: then.chunking } : now;
}

function overtaken({ task }: ReplaySource): MillraceError {
  return new MillraceError(
    'NOT_REPLAYABLE',
    `search does not answer from task ${task.taskId}: a later one, or none, is live`,
  );
}
