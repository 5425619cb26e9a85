import {
  type DeadLetterBulk,
  type DeadLettersReplayed,
  deadLetterBulkSchema,
  MillraceError,
} from '@millrace/contracts';
import { findDeadLetter, inTenant, lastReplayDueAt, openDeadLetters } from '@millrace/database';
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
  const { letters, taskId } = await inTenant(deps.database, caller.tenant, (tx) =>
    replayLetter(tx, caller, deadLetterId),
  );
  if (taskId) await showTasks(deps, caller.tenant, [taskId]);
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
  const { tenant } = caller;
  const [ids, last] = await inTenant(database, tenant, (tx) =>
    Promise.all([openDeadLetters(tx, { ...filter, tenant, replayable: true, limit }), lastReplayDueAt(tx)]),
  );
  const pace = createPace(replaysPerSecond, paceStart(deps, last));
  let replayed = 0;
  let notReplayable = 0;
  let lastDue: Date | undefined;
  const nextDue = () => {
    lastDue = pace();
    return lastDue;
  };
  for (const id of ids) {
    // It may have gone with another letter of its task.
    const letter = await inTenant(database, tenant, (tx) => findDeadLetter(tx, tenant, id));
    if (letter?.state !== 'open') continue;
    try {
      const { letters, taskId } = await inTenant(database, tenant, (tx) => replayLetter(tx, caller, id, nextDue));
      replayed += letters;
      if (taskId) await showTasks(deps, caller.tenant, [taskId]);
    } catch (error) {
      if (!(error instanceof MillraceError && error.code === 'NOT_REPLAYABLE')) throw error;
      notReplayable++;
    }
  }
  const lastDueAt = lastDue?.toISOString();
  return { replayed, notReplayable, more: ids.length === limit, ...(lastDueAt ? { lastDueAt } : {}) };
}

/** Now, or behind those that wait already: many requests keep to the pace as one does. */
function paceStart({ clock, replaysPerSecond }: ReplayLettersDeps, last: Date | undefined): Date {
  return new Date(Math.max(clock.now().getTime(), last ? last.getTime() + 1_000 / replaysPerSecond : 0));
}
