import { inTenant, taskStateOf } from '@millrace/database';
import type { Database, Logger, TaskStates } from '@millrace/ports';

export interface ShowDeps {
  readonly database: Database;
  readonly states?: TaskStates | undefined;
  readonly log: Logger;
}

/**
 * Shows tasks as Postgres has them by now, so that pollers see it and workers drop what is left of their work. It only hastens
 * both: a store that does not answer is no failure.
 */
export async function showTasks(
  { database, states, log }: ShowDeps,
  tenant: string,
  taskIds: readonly string[],
): Promise<void> {
  if (!states) return;
  try {
    for (const taskId of taskIds) {
      const state = await inTenant(database, tenant, (tx) => taskStateOf(tx, taskId));
      if (state) await states.restore(state);
    }
  } catch (error) {
    log.warn({ err: error, taskIds }, 'the state of tasks could not be shown; Postgres has it');
  }
}
