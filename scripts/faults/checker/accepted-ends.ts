import type { GivenDocument } from '../load/given.ts';
import type { Defect, Evidence, Rule } from './rule.ts';

interface Row {
  readonly id: string;
  readonly status: string;
  readonly rank: number;
  readonly code: string | null;
  readonly superseded: boolean;
}

/** Accepted = terminal, and each in the way that was to be expected of it. */
export const acceptedEnds: Rule = {
  name: 'every accepted document ends as it should',
  async find({ database, documents }: Evidence): Promise<Defect[]> {
    const ids = documents.map(({ taskId }) => taskId);
    const rows = await database<Row[]>`
      select id, status, rank, error ->> 'code' as code, superseded from generations where id = any(${ids}::uuid[])`;
    const byId = new Map(rows.map((row) => [row.id, row]));
    return documents.flatMap(({ taskId, name, end }): Defect[] => {
      const row = byId.get(taskId);
      if (!row && end === 'deleted') return [];
      if (!row)
        return [{ kind: 'lost', sentence: `${name} (${taskId}) was accepted, and Postgres knows nothing of it` }];
      if (row.rank < 9) return [{ kind: 'stuck', sentence: `${name} (${taskId}) is still ${row.status}` }];
      if (isAs(row, end)) return [];
      return [{ kind: 'lost', sentence: `${name} (${taskId}) ended as ${row.code ?? row.status}, not as ${end}` }];
    });
  },
};

function isAs({ status, superseded, code }: Row, end: GivenDocument['end']): boolean {
  if (end === 'completed') return status === 'completed' && !superseded;
  if (end === 'replaced') return status === 'completed';
  if (end === 'cancelled') return status === 'cancelled';
  if (end === 'deleted') return status === 'cancelled' || status === 'completed';
  return status === 'failed' && code === end;
}
