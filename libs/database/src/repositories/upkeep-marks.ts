import type { Transaction } from '@millrace/ports';

/** How far a job of the clock has come, and when it last said so. */
export interface UpkeepMark {
  readonly at: Date;
  readonly updatedAt: Date;
}

export async function findMark(sql: Transaction, name: string): Promise<UpkeepMark | undefined> {
  const [mark] = await sql<UpkeepMark[]>`select at, updated_at as "updatedAt" from upkeep_marks where name = ${name}`;
  return mark;
}

/** Moves a mark; of two that move it the one who comes last is believed. */
export async function setMark(sql: Transaction, name: string, at: Date): Promise<void> {
  await sql`
    insert into upkeep_marks (name, at) values (${name}, ${at})
    on conflict (name) do update set at = excluded.at, updated_at = now()
  `;
}
