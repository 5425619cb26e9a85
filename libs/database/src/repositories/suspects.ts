import type { Transaction } from '@millrace/ports';

/**
 * Notes which tasks look lost now and forgets the others. Resolves to those that looked so at an earlier look too, at least
 * `apartMs` ago: with 0 to all.
 */
export async function lookAgain(sql: Transaction, taskIds: readonly string[], apartMs: number): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    with cleared as (
      delete from suspects where task_id <> all(${[...taskIds]}::uuid[])
    ),
    noted as (
      insert into suspects (task_id) select unnest(${[...taskIds]}::uuid[])
      on conflict do nothing
      returning task_id, since
    )
    select task_id as id
    from (select task_id, since from noted union all select task_id, since from suspects) looked
    where task_id = any(${[...taskIds]}::uuid[]) and since <= now() - ${apartMs} * interval '1 millisecond'
  `;
  return rows.map(({ id }) => id);
}
