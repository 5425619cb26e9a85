import type { VectorStore } from '@millrace/ports';
import { inCollection } from '../collections/in-collection.ts';
import type { TenantDatabase } from '../tenant-database.ts';
import { compact } from './compact.ts';
import { createIndex } from './create-index.ts';
import { dropIndex } from './drop-index.ts';

type Indexes = Pick<VectorStore, 'createIndex' | 'dropIndex' | 'hasIndex' | 'compact'>;

/** What is done with the index of a collection. */
export function indexesOf(place: TenantDatabase): Indexes {
  return {
    createIndex: (name, index, options) => createIndex(place, name, index, options),
    dropIndex: (name, options) => dropIndex(place, name, options),
    hasIndex: (name, options) => inCollection(place, name, async (_, { index }) => index !== undefined, options),
    compact: (name, options) => compact(place, name, options),
  };
}
