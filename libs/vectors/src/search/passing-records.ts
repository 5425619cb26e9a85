import type { TransactionSql } from 'postgres';
import type { StoredCollection } from '../collections/stored-collection.ts';

/** What a filter lets pass, by a sample. */
export interface PassingRecords {
  /** Of all records, 0 to 1. */
  readonly share: number;
  /** How many the collection has. */
  readonly records: number;
}

/** What of a collection it takes to look at its records. */
export type SampledCollection = Pick<StoredCollection, 'table' | 'dimension'>;

const pageBytes = 8_192;
const wantedRows = 128;
/** Neighbours on a page are often alike, having come together. */
const leastPages = 20;

/** Looks at some pages of the table. Postgres's own statistics know little of what is in JSON, and nothing of what was inserted just now. */
export async function passingRecords(
  tx: TransactionSql,
  { table, dimension }: SampledCollection,
  filter: string,
): Promise<PassingRecords> {
  const vectorBytes = 4 * dimension;
  const rowsOfPage = Math.ceil(vectorBytes > pageBytes ? 1 : pageBytes / (vectorBytes + 200));
  const pages = Math.max(leastPages, Math.ceil(wantedRows / rowsOfPage));
  const [row] = await tx<{ seen: number; passing: number; percent: number }[]>`
    select count(*) as seen, count(*) filter (where metadata @? ${filter}::text::jsonpath) as passing, min(percent) as percent
    from (select least(100, 100.0 * ${pages}::int * ${pageBytes}::int / greatest(1, pg_relation_size(${table}::text::regclass)))::float8 as percent) as part
    cross join lateral (select metadata from ${tx(table)} tablesample system (percent)) as seen
  `;
  const { seen, passing, percent } = row ?? { seen: 0, passing: 0, percent: 100 };
  return { share: seen === 0 ? 0 : passing / seen, records: (seen * 100) / (percent || 100) };
}
