import { setImmediate } from 'node:timers/promises';
import { storableJson } from '@millrace/database';
import type { VectorRecord } from '@millrace/ports';
import type { TransactionSql } from 'postgres';
import type { StoredCollection } from '../collections/stored-collection.ts';
import { vectorWriter } from './vector-text.ts';

/** Numbers in the vectors of one statement: some megabyte of text. */
const mostNumbers = 100_000;
const mostRows = 1_000;
/** Statements sent at a time: the server reads one while the text of the next is written. */
const mostUnderWay = 2;

export interface WriteOptions {
  /** What becomes of a record whose id is there: it makes the statement fail, or is replaced. */
  readonly replace: boolean;
  readonly signal: AbortSignal | undefined;
}

/** Writes records that fit the collection, in as few statements as their size allows. */
export async function writeRecords(
  tx: TransactionSql,
  { table, dimension }: Pick<StoredCollection, 'table' | 'dimension'>,
  records: readonly VectorRecord[],
  { replace, signal }: WriteOptions,
): Promise<void> {
  const rows = Math.max(1, Math.min(mostRows, Math.floor(mostNumbers / dimension)));
  const textOf = vectorWriter(dimension);
  const replacing = tx`on conflict (id) do update set vector = excluded.vector, metadata = excluded.metadata`;
  const write = async (batch: readonly VectorRecord[]) => {
    await tx`
      insert into ${tx(table)} (id, vector, metadata)
      select id, vector::vector, metadata::jsonb
      from unnest(
        ${batch.map(({ id }) => id)}::text[],
        ${batch.map(({ vector }) => textOf(vector))}::text[],
        ${batch.map(({ metadata }) => storableJson(metadata))}::text[]
      ) as given (id, vector, metadata)
      ${replace ? replacing : tx``}
    `;
  };
  const underWay: Promise<void>[] = [];
  try {
    for (let from = 0; from < records.length; from += rows) {
      signal?.throwIfAborted();
      underWay.push(write(records.slice(from, from + rows)));
      // Lets it go out before the next is written.
      await setImmediate();
      if (underWay.length === mostUnderWay) await underWay.shift();
    }
    await Promise.all(underWay);
  } finally {
    // What was sent behind one that failed fails as well.
    await Promise.allSettled(underWay);
  }
}
