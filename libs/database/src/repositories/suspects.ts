import type { Transaction } from '@millrace/ports';

/** A task that looked lost at every look for some time. */
export interface Suspect {
  readonly taskId: string;
  /** Its first look. */
  readonly since: Date;
}

/**
 * Notes which tasks look lost now, on one suspicion, and forgets the others. Resolves to those that looked so at an earlier look
 * too, at least `apartMs` ago: with 0 to all.
 */
export async function lookAgain(
  sql: Transaction,
  suspicion: string,
  taskIds: readonly string[],
  apartMs: number,
): Promise<Suspect[]> {
  return sql<Suspect[]>`
    with cleared as (
      delete from suspects where suspicion = ${suspicion} and task_id <> all(${[...taskIds]}::uuid[])
    ),
    noted as (
      insert into suspects (suspicion, task_id) select ${suspicion}, unnest(${[...taskIds]}::uuid[])
      on conflict do nothing
      returning task_id, since
    )
    select task_id as "taskId", since
    from (
      select task_id, since from noted
      union all
      select task_id, since from suspects where suspicion = ${suspicion}
    ) looked
    where task_id = any(${[...taskIds]}::uuid[]) and since <= now() - ${apartMs} * interval '1 millisecond'
  `;
}
