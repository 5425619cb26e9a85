import { LRUCache } from 'lru-cache';
import type { TransactionSql } from 'postgres';
import type { StoredCollection } from '../collections/stored-collection.ts';
import { type PassingRecords, passingRecords, type SampledCollection } from './passing-records.ts';

/** Samples of filters, taken once in a while: the same few are asked for again and again. */
export interface Samples {
  of(
    tx: TransactionSql,
    collection: SampledCollection & Pick<StoredCollection, 'id'>,
    filter: string,
  ): Promise<PassingRecords>;
}

/** How long a sample holds. One that no longer fits costs time, and no results. */
const freshMs = 10_000;
const mostSamples = 1_000;

/** Of different filters a caller may make up any number, each as long as he likes. */
const longestFilter = 1_000;

export function rememberSamples(time: { now(): number } = performance): Samples {
  const taken = new LRUCache<string, PassingRecords>({ max: mostSamples, ttl: freshMs, ttlResolution: 0, perf: time });
  return {
    async of(tx, collection, filter) {
      const key = `${collection.id} ${filter}`;
      const known = taken.get(key);
      if (known) return known;
      const sample = await passingRecords(tx, collection, filter);
      if (filter.length <= longestFilter) taken.set(key, sample);
      return sample;
    },
  };
}
