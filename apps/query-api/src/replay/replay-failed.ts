import { MillraceError, type ReplayStage, type TaskReplayed } from '@millrace/contracts';
import {
  insertAudit,
  inTenant,
  lockDocument,
  lockGeneration,
  markReplayed,
  openDeadLettersOfTask,
  type ReplaySource,
  setEffectiveFrom,
  startRun,
} from '@millrace/database';
import type { Acting } from '@millrace/http';
import { replayLetter } from '../dead-letters/replay-letter.ts';
import { enterEvents } from './enter-events.ts';
import { findBeginning } from './find-beginning.ts';
import type { ReplayDeps } from './replay-deps.ts';
import { stageOf, stageWork } from './stage-work.ts';

type Run = Pick<TaskReplayed, 'run' | 'from' | 'effectiveFrom'>;

/**
 * Takes a failed task up in its next run, its cut kept. Where no stage is asked for, its open dead letters are what is left to do;
 * a request that was never accepted lies in them alone. Otherwise it begins with stored artifacts. Throws `NOT_REPLAYABLE`.
 */
export async function replayFailed(
  deps: ReplayDeps,
  caller: Acting,
  source: ReplaySource,
  asked: ReplayStage | undefined,
): Promise<Run> {
  const { taskId } = source.task;
  if (asked === undefined || !source.accepted) {
    const [letter] = await inTenant(deps.database, caller.tenant, (tx) =>
      openDeadLettersOfTask(tx, caller.tenant, taskId),
    );
    if (letter !== undefined) return byLetters(deps, caller, source, letter);
    if (!source.accepted) throw new MillraceError('NOT_REPLAYABLE', `task ${taskId} was never accepted`);
  }
  return fromArtifacts(deps, caller, source, asked ?? stageOf(source.error?.stage ?? '') ?? 'parse');
}

async function byLetters(deps: ReplayDeps, caller: Acting, source: ReplaySource, letter: string): Promise<Run> {
  const { run = source.task.run } = await inTenant(deps.database, caller.tenant, (tx) =>
    replayLetter(tx, caller, letter),
  );
  const from = stageOf(source.error?.stage ?? '') ?? 'parse';
  return { run, from, effectiveFrom: from };
}

async function fromArtifacts(deps: ReplayDeps, caller: Acting, source: ReplaySource, from: ReplayStage): Promise<Run> {
  const { taskId, documentId } = source.task;
  const { actor, tenant } = caller;
  const beginning = await findBeginning(deps, source, from);
  const run = await inTenant(deps.database, tenant, async (tx) => {
    await lockDocument(tx, documentId);
    await lockGeneration(tx, taskId);
    const next = await startRun(tx, taskId, stageWork[beginning.from].status);
    if (next === undefined) {
      throw new MillraceError('NOT_REPLAYABLE', `task ${taskId} is not failed any more, or its document is deleted`);
    }
    await setEffectiveFrom(tx, taskId, beginning.from);
    await enterEvents(tx, { ...source.task, run: next }, beginning, () => undefined);
    await markReplayed(tx, await openDeadLettersOfTask(tx, tenant, taskId));
    const detail = { run: next, from, effectiveFrom: beginning.from };
    await insertAudit(tx, [{ actor, tenant, action: 'task.replay', subject: taskId, detail }]);
    return next;
  });
  return { run, from, effectiveFrom: beginning.from };
}
