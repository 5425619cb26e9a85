import { randomUUID } from 'node:crypto';
import type { SearchHit, TaskEnvelope } from '@millrace/contracts';
import { collectionIdOf } from '@millrace/database';
import { type DatabaseKind, freshDatabase } from '@millrace/database/testing';
import type { Database } from '@millrace/ports';
import { anEnvelope } from '@millrace/ports/testing';
import { createSearcher, type SearcherOptions, type SearchQuery } from '../search/searcher.ts';
import { indexDocument, type Passage } from './index-document.ts';

/** A tenant of its own in the suite's database. */
export interface SearchWorld {
  readonly database: Database;
  readonly tenant: string;
  /** Indexes a document and makes it live. */
  index(passages: readonly (Passage | string)[], overrides?: Partial<TaskEnvelope>): Promise<TaskEnvelope>;
  search(query: string, overrides?: Partial<SearchQuery> & { readonly collection?: string }): Promise<SearchHit[]>;
  /** The texts that a search finds, best first. */
  texts(query: string, overrides?: Partial<SearchQuery> & { readonly collection?: string }): Promise<string[]>;
}

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
  const search: SearchWorld['search'] = (query, { collection = 'default', ...overrides } = {}) =>
    searcher.search({ tenant, collectionId: collectionIdOf(tenant, collection), query, limit: 10, ...overrides });
  return {
    database,
    tenant,
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
