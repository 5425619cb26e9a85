import { type Lane, lookAgain, passedHandOff, type SilentGeneration, silentGenerations } from '@millrace/database';
import type { JobPorts } from '../job.ts';
import { allLanes, areEmpty, drainedLanes, waitingQueues } from './drained-lanes.ts';
import { shownTimes } from './shown-times.ts';

/** A task whose message is nowhere. */
export interface LostTask extends SilentGeneration {
  readonly shownAt: Date | undefined;
  /** For so long nothing was heard of it, milliseconds. */
  readonly silentMs: number;
  /** True where every queue that could hold its message was seen empty. */
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
 * counts that were taken after the first look; the first comes at half the time, so that both together are not slow.
 */
export async function findDrained(ports: Ports, silentMs: number): Promise<LostTask[]> {
  const { database, monitor, clock } = ports;
  const lanes = drainedLanes(await monitor.counts());
  const silent = lanes.length === 0 ? [] : await silentOnLanes(ports, lanes, silentMs / 2);
  const suspects = await lookAgain(database, 'drained', silent.map(taskIdOf), monitor.staleMs);
  if (suspects.length === 0) return [];
  const seen = new Set(suspects.map(taskIdOf));
  // What left the outbox just before the look is in a queue by now.
  const stillDrained = new Set(drainedLanes(await monitor.counts()));
  const overdueAt = clock.now().getTime() - silentMs;
  return silent
    .filter(({ taskId, lane, shownAt }) => seen.has(taskId) && stillDrained.has(lane) && isUpTo(shownAt, overdueAt))
    .map((task) => ({ ...task, silentMs, drained: true }));
}

/**
 * Tasks on busy lanes whose message is not among those that are there: another, that was handed over a minute after the first look,
 * has left the lane, and any attempt and any announced wait would have ended by now.
 */
export async function findPassed(ports: Ports): Promise<LostTask[]> {
  const { database, monitor } = ports;
  const silentMs = longestAttemptMs + (areEmpty(await monitor.counts(), waitingQueues) ? 0 : longestWaitMs);
  const silent = await silentOnLanes(ports, allLanes, silentMs);
  const suspects = await lookAgain(database, 'passed', silent.map(taskIdOf), evidenceMs);
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
  const times = await shownTimes(states, silent.map(taskIdOf));
  const silentSince = clock.now().getTime() - silentMs;
  return silent
    .map((task) => ({ ...task, shownAt: times.get(task.taskId) }))
    .filter(({ shownAt }) => isUpTo(shownAt, silentSince));
}

function isUpTo(shownAt: Date | undefined, timeMs: number): boolean {
  return shownAt === undefined || shownAt.getTime() <= timeMs;
}

function taskIdOf({ taskId }: { readonly taskId: string }): string {
  return taskId;
}
