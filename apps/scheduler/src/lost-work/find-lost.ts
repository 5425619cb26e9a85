import { statusRanks, type TaskState, type TaskStatus } from '@millrace/contracts';
import { type Lane, lookAgain, passedHandOff, type SilentGeneration, silentGenerations } from '@millrace/database';
import type { JobPorts } from '../job.ts';
import { allLanes, anyWaits, drainedQueues } from './drained-queues.ts';
import { shownStates } from './shown-states.ts';

/** A task whose message is nowhere. */
export interface LostTask extends SilentGeneration {
  /** What is shown of its run, where anything is. */
  readonly shown: TaskState | undefined;
  /** For so long nothing was heard of it, milliseconds. */
  readonly silentMs: number;
  /** True where every queue from its first one on was seen empty, whatever is shown of it. */
  readonly drained: boolean;
}

type Ports = Pick<JobPorts, 'database' | 'states' | 'monitor' | 'clock'>;

const mostAtOnce = 1_000;

/** No stage works on one message for longer: see `Stage.timeoutMs`. */
const longestAttemptMs = 600_000;

/** The longest that the delay ladder keeps a message. */
const longestWaitMs = 3_600_000;

/** What was handed to the same lane so much later comes after. */
const evidenceMs = 60_000;

/**
 * Tasks whose every possible queue is empty. Counts show the queues as they were at some moment of the last `staleMs`, each at
 * another, so that a message on its way from one to the next may be missed. Lost is only who looks so twice, the second time by
 * counts that were taken after the first look, and was not heard of between: a message is not on its way twice without a stage
 * that tells of it. The first look comes at half the time, so that both together are not slow.
 */
export async function findDrained(ports: Ports, silentMs: number): Promise<LostTask[]> {
  const { database, monitor, clock } = ports;
  const drained = drainedQueues(await monitor.counts());
  const silent = drained.lanes.length === 0 ? [] : await silentOnLanes(ports, drained.lanes, silentMs / 2);
  const suspected = silent.filter((task) => drained.isNowhere(task.lane, furthestStage(task)));
  const suspects = await lookAgain(database, {
    suspicion: 'drained',
    tasks: suspected.map(heard),
    apartMs: monitor.staleMs,
  });
  if (suspects.length === 0) return [];
  const seen = new Set(suspects.map(taskIdOf));
  // What left the outbox just before the look is in a queue by now.
  const stillDrained = drainedQueues(await monitor.counts());
  const overdueAt = clock.now().getTime() - silentMs;
  return suspected
    .filter(({ taskId, shown }) => seen.has(taskId) && isUpTo(shown, overdueAt))
    .filter((task) => stillDrained.isNowhere(task.lane, furthestStage(task)))
    .map((task) => ({ ...task, silentMs, drained: stillDrained.isNowhere(task.lane, undefined) }));
}

/**
 * Tasks on busy lanes whose message is not among those that are there: another, that was handed over a minute after the first look,
 * has left the lane, and any attempt and any announced wait would have ended by now.
 */
export async function findPassed(ports: Ports): Promise<LostTask[]> {
  const { database, monitor } = ports;
  const silentMs = longestAttemptMs + (anyWaits(await monitor.counts()) ? longestWaitMs : 0);
  const silent = await silentOnLanes(ports, allLanes, silentMs);
  const suspects = await lookAgain(database, { suspicion: 'passed', tasks: silent.map(heard), apartMs: evidenceMs });
  const since = new Map(suspects.map((suspect) => [suspect.taskId, suspect.since.getTime()]));
  const lost: LostTask[] = [];
  for (const task of silent) {
    const first = since.get(task.taskId);
    if (first === undefined || !(await passedHandOff(database, task.lane, new Date(first + evidenceMs)))) continue;
    lost.push({ ...task, silentMs, drained: false });
  }
  return lost;
}

/** Those of whom the shown state has nothing newer either. */
async function silentOnLanes({ database, states, clock }: Ports, lanes: readonly Lane[], silentMs: number) {
  const silent = await silentGenerations(database, { silentMs, lanes, limit: mostAtOnce });
  const shown = await shownStates(states, silent.map(taskIdOf));
  const silentSince = clock.now().getTime() - silentMs;
  return silent
    .map((task) => ({ ...task, shown: ofRun(shown.get(task.taskId), task.run) }))
    .filter((task) => isUpTo(task.shown, silentSince));
}

/** The furthest stage that has begun, as a stage told it; what was only copied from Postgres may be far behind. */
function furthestStage({ lane, updatedAt, shown }: SilentGeneration & Pick<LostTask, 'shown'>): TaskStatus | undefined {
  if (!shown || shown.updatedAt === updatedAt.toISOString()) return undefined;
  const known = lane.startsWith('behind-parser') ? statusRanks.parsing : statusRanks.queued;
  return statusRanks[shown.status] < known ? undefined : shown.status;
}

function ofRun(state: TaskState | undefined, run: number): TaskState | undefined {
  return state?.run === run ? state : undefined;
}

function isUpTo(shown: TaskState | undefined, timeMs: number): boolean {
  return shown === undefined || Date.parse(shown.updatedAt) <= timeMs;
}

function heard({ taskId, shown }: Pick<LostTask, 'taskId' | 'shown'>) {
  return { taskId, heardAt: shown && new Date(shown.updatedAt) };
}

function taskIdOf({ taskId }: { readonly taskId: string }): string {
  return taskId;
}
