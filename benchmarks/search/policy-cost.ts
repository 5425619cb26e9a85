import type { Database } from '@millrace/ports';
import { quantile, round } from '../pipeline/statistics.ts';

const rounds = 4;

export interface PolicyCost {
  /** Medians in milliseconds. */
  readonly withMs: number;
  readonly withoutMs: number;
  readonly ratio: number;
}

/**
 * What row-level security costs `search`: the same searches with the policies and without them, in turn, so that whatever else the
 * machine does weighs on both. The policies hold afterwards.
 */
export async function policyCost(
  database: Database,
  searches: number,
  search: (ordinal: number) => Promise<unknown>,
): Promise<PolicyCost> {
  const times: Record<'enable' | 'disable', number[]> = { enable: [], disable: [] };
  const perRound = Math.ceil(searches / rounds);
  for (let turn = 0; turn < rounds; turn++) {
    for (const state of ['disable', 'enable'] as const) {
      await setPolicies(database, state);
      // Once to plan anew.
      await search(0);
      for (let ordinal = turn * perRound; ordinal < (turn + 1) * perRound; ordinal++) {
        const startedAt = performance.now();
        await search(ordinal);
        times[state].push(performance.now() - startedAt);
      }
    }
  }
  const [withMs, withoutMs] = [quantile(times.enable, 0.5), quantile(times.disable, 0.5)];
  return { withMs: round(withMs), withoutMs: round(withoutMs), ratio: round(withMs / withoutMs) };
}

async function setPolicies(database: Database, state: 'enable' | 'disable'): Promise<void> {
  const tables = await database<
    { name: string }[]
  >`select distinct tablename as name from pg_policies where schemaname = 'public'`;
  for (const { name } of tables) {
    await database`alter table ${database(name)} ${database.unsafe(state)} row level security`;
  }
}
