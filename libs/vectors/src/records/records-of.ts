import { MillraceError } from '@millrace/contracts';
import type { VectorStore } from '@millrace/ports';
import type { TenantDatabase } from '../tenant-database.ts';

type Records = Pick<VectorStore, 'insert' | 'upsert' | 'delete' | 'search' | 'get'>;

const later = () => Promise.reject(new MillraceError('INTERNAL_ERROR', 'not there yet'));

/** What is done with the vectors in a collection. */
export function recordsOf(_place: TenantDatabase): Records {
  return { insert: later, upsert: later, delete: later, search: later, get: later };
}
