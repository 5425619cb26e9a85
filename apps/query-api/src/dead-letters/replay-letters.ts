import {
  type DeadLetterBulk,
  type DeadLettersReplayed,
  deadLetterBulkSchema,
  MillraceError,
} from '@millrace/contracts';
import { findDeadLetter, inTransaction, lastReplayDueAt, openDeadLetters } from '@millrace/database';
import type { Acting } from '@millrace/http';
import type { Clock } from '@millrace/ports';
import { createPace } from '../replay/pace.ts';
import { type ShowDeps, showTasks } from '../tasks/show-tasks.ts';
import { replayLetter } from './replay-letter.ts';

export interface ReplayLettersDeps extends ShowDeps {
  readonly clock: Clock;
  readonly replaysPerSecond: number;
}

/** Sends one dead letter again, at once. Throws as {@link replayLetter}. */
export async function replayOne(deps: ShowDeps, caller: Acting, deadLetterId: string): Promise<DeadLettersReplayed> {
  const { letters, taskId } = await inTransaction(deps.database, (tx) => replayLetter(tx, caller, deadLetterId));
  if (taskId) await showTasks(deps, [taskId]);
  return { replayed: letters, notReplayable: 0, more: false };
}

/** Sends the open letters that fit again, spread over time; each task in a transaction of its own. */
export async function replayMany(
  deps: ReplayLettersDeps,
  caller: Acting,
  bulk: DeadLetterBulk,
): Promise<DeadLettersReplayed> {
  const { database, replaysPerSecond } = deps;
  const { limit, ...filter } = deadLetterBulkSchema.parse(bulk);
  const ids = await openDeadLetters(database, { ...filter, tenant: caller.tenant, replayable: true, limit });
  const pace = createPace(replaysPerSecond, await paceStart(deps));
  let replayed = 0;
  let notReplayable = 0;
  let lastDue: Date | undefined;
  const nextDue = () => {
    lastDue = pace();
    return lastDue;
  };
  for (const id of ids) {
    // It may have gone with another letter of its task.
    if ((await findDeadLetter(database, caller.tenant, id))?.state !== 'open') continue;
    try {
      const { letters, taskId } = await inTransaction(database, (tx) => replayLetter(tx, caller, id, nextDue));
      replayed += letters;
      if (taskId) await showTasks(deps, [taskId]);
    } catch (error) {
      if (!(error instanceof MillraceError && error.code === 'NOT_REPLAYABLE')) throw error;
      notReplayable++;
    }
  }
  const lastDueAt = lastDue?.toISOString();
  return { replayed, notReplayable, more: ids.length === limit, ...(lastDueAt ? { lastDueAt } : {}) };
}

/** Now, or behind those that wait already: many requests keep to the pace as one does. */
async function paceStart({ database, clock, replaysPerSecond }: ReplayLettersDeps): Promise<Date> {
  const last = await lastReplayDueAt(database);
  return new Date(Math.max(clock.now().getTime(), last ? last.getTime() + 1_000 / replaysPerSecond : 0));
}
