import { hourPrefixes, oldestHour, readAcceptance, slicePrefixes, storedTaskIds } from '@millrace/acceptance';
import { MillraceError, timeOfUuidV7 } from '@millrace/contracts';
import { acceptGeneration, findMark, knownGenerations, retryTransient, setMark } from '@millrace/database';
import { inBatches } from '../in-batches.ts';
import type { JobPorts } from '../job.ts';

export interface SweepOptions {
  /** Tasks that are younger are left to the ledger, milliseconds. */
  readonly olderThanMs: number;
  /** Looks at all that is not settled, whenever that was done last. */
  readonly afresh?: boolean;
  readonly signal: AbortSignal;
}

type Ports = Pick<JobPorts, 'objects' | 'database' | 'clock' | 'log'>;

/** Originals before this moment are settled: whole hours. */
export const settledMark = 'originals.settled';
/** All was looked at up to this moment, but for originals whose upload took long. */
const sweptMark = 'originals.swept';

/** An original that appears later than this after its task began is found when all that is not settled is looked at again. */
const slowUploadMs = 120_000;
const afreshEveryMs = 300_000;
/** No upload takes longer. */
const longestUploadMs = 3_600_000;

const lookedUpAtOnce = 500;
const enteredAtOnce = 8;

/**
 * Enters into Postgres every accepted original that it never heard of, as the ledger would have: from then on it is a task like any
 * other, and lost if nothing is heard of it. Resolves to how many were entered.
 *
 * Each run looks at the last minutes, and now and then at every hour that is not settled: where each original is known, and which
 * ended so long ago that no further one appears in it.
 */
export async function sweepOriginals(ports: Ports, options: SweepOptions): Promise<number> {
  const { database, clock } = ports;
  const now = clock.now();
  const [settled, swept] = await Promise.all([findMark(database, settledMark), findMark(database, sweptMark)]);
  const isAfresh = options.afresh || !settled || !swept || now.getTime() - settled.updatedAt.getTime() >= afreshEveryMs;
  const from = isAfresh ? settled && minus(settled.at, longestUploadMs) : minus(swept.at, slowUploadMs);
  const { entered, pending } = await sweepFrom(
    ports,
    options,
    from ?? (await oldestHour(ports.objects)) ?? now,
    isAfresh,
  );
  const until = pending === undefined ? now : new Date(Math.min(pending, now.getTime()));
  await setMark(database, sweptMark, until);
  if (isAfresh) await setMark(database, settledMark, beginOfHour(until));
  return entered;
}

interface Swept {
  readonly entered: number;
  /** The time of the earliest original that is not known yet, milliseconds. */
  readonly pending: number | undefined;
}

async function sweepFrom(
  ports: Ports,
  { olderThanMs, signal }: SweepOptions,
  from: Date,
  isAfresh: boolean,
): Promise<Swept> {
  const now = ports.clock.now();
  const prefixes = (isAfresh ? hourPrefixes : slicePrefixes)(from, new Date(now.getTime() + slowUploadMs));
  let entered = 0;
  let pending: number | undefined;
  for await (const taskIds of unknownTasks(ports, prefixes)) {
    signal.throwIfAborted();
    const isOld = (taskId: string) => now.getTime() - timeOfUuidV7(taskId) >= olderThanMs;
    const old = taskIds.filter(isOld);
    for (const taskId of taskIds) {
      if (!isOld(taskId)) pending = Math.min(pending ?? Number.POSITIVE_INFINITY, timeOfUuidV7(taskId));
    }
    for (let start = 0; start < old.length; start += enteredAtOnce) {
      const done = await Promise.all(old.slice(start, start + enteredAtOnce).map((taskId) => enter(ports, taskId)));
      entered += done.filter(Boolean).length;
    }
  }
  return { entered, pending };
}

/** The tasks below `prefixes` that have no row. */
async function* unknownTasks({ objects, database }: Ports, prefixes: readonly string[]): AsyncGenerator<string[]> {
  for (const prefix of prefixes) {
    for await (const taskIds of inBatches(storedTaskIds(objects, prefix), lookedUpAtOnce)) {
      const known = await knownGenerations(database, taskIds);
      yield taskIds.filter((taskId) => !known.has(taskId));
    }
  }
}

/** Resolves to whether there was something to enter: a note alone is no acceptance. */
async function enter({ objects, database, log }: Ports, taskId: string): Promise<boolean> {
  try {
    const task = await readAcceptance(objects, taskId);
    if (!task) return false;
    await retryTransient(() => acceptGeneration(database, task, { status: 'queued', at: new Date(task.acceptedAt) }));
    log.info({ taskId }, 'an accepted document of which nothing was heard');
    return true;
  } catch (error) {
    if (!(error instanceof MillraceError) || error.retryable) throw error;
    log.error({ err: error, taskId }, 'an original that cannot become a task');
    return false;
  }
}

function minus(time: Date, ms: number): Date {
  return new Date(time.getTime() - ms);
}

function beginOfHour(time: Date): Date {
  return new Date(Math.floor(time.getTime() / 3_600_000) * 3_600_000);
}
