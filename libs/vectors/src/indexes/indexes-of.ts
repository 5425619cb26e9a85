import { MillraceError } from '@millrace/contracts';
import type { VectorStore } from '@millrace/ports';
import { inCollection } from '../collections/in-collection.ts';
import type { TenantDatabase } from '../tenant-database.ts';

type Indexes = Pick<VectorStore, 'createIndex' | 'dropIndex' | 'hasIndex' | 'compact'>;

const later = () => Promise.reject(new MillraceError('INTERNAL_ERROR', 'not there yet'));

/** What is done with the index of a collection. */
export function indexesOf(place: TenantDatabase): Indexes {
  return {
    createIndex: later,
    dropIndex: later,
    hasIndex: (name, options) => inCollection(place, name, async (_, { index }) => index !== undefined, options),
    compact: later,
  };
}
