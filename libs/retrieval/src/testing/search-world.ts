import { randomUUID } from 'node:crypto';
import type { SearchHit, TaskEnvelope } from '@millrace/contracts';
import { collectionIdOf } from '@millrace/database';
import { type DatabaseKind, freshDatabase } from '@millrace/database/testing';
import type { Database } from '@millrace/ports';
import { anEnvelope } from '@millrace/ports/testing';
import type { QueryVector } from '../search/query-vector.ts';
import { createSearcher, type SearcherOptions, type SearchQuery, type SearchResult } from '../search/searcher.ts';
import { indexDocument, type Passage } from './index-document.ts';

/** A tenant of its own in the suite's database. */
export interface SearchWorld {
  readonly database: Database;
  readonly tenant: string;
  /** Indexes a document and makes it live. */
  index(passages: readonly (Passage | string)[], overrides?: Partial<TaskEnvelope>): Promise<TaskEnvelope>;
  find(query: string, overrides?: Overrides): Promise<SearchResult>;
  /** The hits alone. */
  search(query: string, overrides?: Overrides): Promise<SearchHit[]>;
  /** The texts that a search finds, best first. */
  texts(query: string, overrides?: Overrides): Promise<string[]>;
}

/** Default: ten hits of the collection `default`, by words alone. */
type Overrides = Partial<Omit<SearchQuery, 'collections'>> & {
  readonly collections?: readonly string[];
  /** The query as the model of all these collections sees it. */
  readonly vector?: QueryVector;
};

export interface SearchSuite {
  open(options?: SearcherOptions): SearchWorld;
  stop(): Promise<void>;
}

export async function openSearchSuite(kind: DatabaseKind): Promise<SearchSuite> {
  const { database, stop } = await freshDatabase(kind);
  return { open: (options) => openWorld(database, options), stop };
}

function openWorld(database: Database, options?: SearcherOptions): SearchWorld {
  const tenant = `t-${randomUUID()}`;
  const searcher = createSearcher(database, options);
  const find: SearchWorld['find'] = (query, { collections: names = ['default'], vector, ...overrides } = {}) => {
    const collections = names.map((name) => ({ id: collectionIdOf(tenant, name), vector }));
    return searcher.search({ tenant, collections, query, limit: 10, ...overrides });
  };
  const search: SearchWorld['search'] = async (query, overrides) => (await find(query, overrides)).hits;
  return {
    database,
    tenant,
    find,
    search,
    async index(passages, overrides = {}) {
      const task = anEnvelope({ tenant, ...overrides });
      const all = passages.map((passage) => (typeof passage === 'string' ? { text: passage } : passage));
      await indexDocument(database, task, all);
      return task;
    },
    texts: async (query, overrides) => (await search(query, overrides)).map(({ text }) => text),
  };
}

/** A unit vector of 384 dimensions that leans from one axis to another by an angle in degrees. */
export function leaning(axis: number, towards = axis, degrees = 0): Float32Array {
  const vector = new Float32Array(384);
  const angle = (degrees * Math.PI) / 180;
  vector[axis] = Math.cos(angle);
  if (towards !== axis) vector[towards] = Math.sin(angle);
  return vector;
}
