import type { VectorRecord, VectorStore } from '@millrace/ports';
import { round, type Spread, spreadOf } from '../pipeline/statistics.ts';
import type { PlainSql } from './plain-sql.ts';

export interface InsertFigures {
  readonly gatewaySeconds: Spread;
  readonly sqlSeconds: Spread;
  /** The gateway's seconds over those of SQL, round by round. */
  readonly ratio: Spread;
}

/** All records into the same empty table, in the same batches, by the gateway and by SQL in turn, the gateway last so that its stay. */
export async function measureInserts(
  { store, sql, collection }: { readonly store: VectorStore; readonly sql: PlainSql; readonly collection: string },
  records: readonly VectorRecord[],
  { repeat, batch }: { readonly repeat: number; readonly batch: number },
): Promise<InsertFigures> {
  const insertAll = async (insert: (records: readonly VectorRecord[]) => Promise<unknown>) => {
    await sql.clear();
    const startedAt = performance.now();
    for (let from = 0; from < records.length; from += batch) await insert(records.slice(from, from + batch));
    return (performance.now() - startedAt) / 1_000;
  };
  const [gateway, plain]: [number[], number[]] = [[], []];
  for (let turn = 0; turn < repeat; turn++) {
    plain.push(await insertAll(sql.insert));
    gateway.push(await insertAll((batch) => store.insert(collection, batch)));
  }
  const ratios = gateway.map((seconds, turn) => round(seconds / (plain[turn] ?? Number.NaN)));
  return { gatewaySeconds: spreadOf(gateway), sqlSeconds: spreadOf(plain), ratio: spreadOf(ratios) };
}
