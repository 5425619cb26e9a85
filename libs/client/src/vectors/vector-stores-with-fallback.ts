import { MillraceError, newId } from '@millrace/contracts';
import type { CallOptions, NewVectorRecord, VectorRecord, VectorStore, VectorStores } from '@millrace/ports';
import type { Fallback } from '../fallback/fallback.ts';
import { wasNotDone } from './was-not-done.ts';

export interface VectorStoresWithFallbackOptions {
  /** Asked first: the gateway's. */
  readonly remote: VectorStores;
  /** The same vectors without the gateway: a store on its database. */
  readonly local: VectorStores;
  readonly fallback: Fallback;
}

/**
 * Stores that do without the gateway while it cannot serve. What changes nothing is done again here, and so is what leaves the same behind
 * however often it is done: `upsert`, `delete`, and `insert` of records without ids of the caller's own. The rest is done here only where
 * the gateway certainly has not begun; else the outage is thrown, and the caller must look what became of it.
 */
export function vectorStoresWithFallback({ remote, local, fallback }: VectorStoresWithFallbackOptions): VectorStores {
  return { of: (tenant) => storeWithFallback(remote.of(tenant), local.of(tenant), fallback) };
}

function storeWithFallback(there: VectorStore, here: VectorStore, fallback: Fallback): VectorStore {
  function ask<T>(
    method: string,
    options: CallOptions | undefined,
    work: (store: VectorStore) => Promise<T>,
    mayRepeat?: (outage: MillraceError) => boolean,
  ): Promise<T> {
    return fallback.call({
      method,
      remote: () => work(there),
      local: () => work(here),
      signal: options?.signal,
      ...(mayRepeat && { mayRepeat }),
    });
  }
  const once: typeof ask = (method, options, work) => ask(method, options, work, wasNotDone);

  return {
    createCollection: (collection, options) =>
      once('CreateCollection', options, (store) => store.createCollection(collection, options)),
    dropCollection: (name, options) => once('DropCollection', options, (store) => store.dropCollection(name, options)),
    hasCollection: (name, options) => ask('HasCollection', options, (store) => store.hasCollection(name, options)),
    listCollections: (options) => ask('ListCollections', options, (store) => store.listCollections(options)),
    collection: (name, options) => ask('GetCollectionInfo', options, (store) => store.collection(name, options)),
    statistics: (name, options) => ask('GetCollectionStats', options, (store) => store.statistics(name, options)),
    createIndex: (name, index, options) =>
      once('CreateIndex', options, (store) => store.createIndex(name, index, options)),
    dropIndex: (name, options) => once('DropIndex', options, (store) => store.dropIndex(name, options)),
    hasIndex: (name, options) => ask('HasIndex', options, (store) => store.hasIndex(name, options)),
    insert(name, records, options) {
      const same = identified(records);
      const theirs = records.some(({ id }) => id !== undefined);
      return theirs
        ? once('Insert', options, (store) => store.insert(name, same, options))
        : ask('Insert', options, (store) => insertNew(store, name, same, options));
    },
    upsert(name, records, options) {
      const same = identified(records);
      return ask('Upsert', options, (store) => store.upsert(name, same, options));
    },
    delete: (name, ids, options) => ask('Delete', options, (store) => store.delete(name, ids, options)),
    search: (name, search, options) => ask('Search', options, (store) => store.search(name, search, options)),
    get: (name, id, options) => ask('GetByID', options, (store) => store.get(name, id, options)),
    ping: (options) => ask('Health', options, (store) => store.ping(options)),
    compact: (name, options) => once('Compact', options, (store) => store.compact(name, options)),
  };
}

/** Nobody else can have given these ids: where they are there, they were put there by this call before its answer was lost. */
async function insertNew(
  store: VectorStore,
  name: string,
  records: readonly VectorRecord[],
  options: CallOptions | undefined,
): Promise<string[]> {
  try {
    return await store.insert(name, records, options);
  } catch (error) {
    if (!(error instanceof MillraceError && error.code === 'DUPLICATE_RECORD')) throw error;
    return records.map(({ id }) => id);
  }
}

/** `records`, each with an id: the same ones, wherever they go. */
function identified(records: readonly NewVectorRecord[]): VectorRecord[] {
  return records.map((record) => ({ ...record, id: record.id ?? newId() }));
}
