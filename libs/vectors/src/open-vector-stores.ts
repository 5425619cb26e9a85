import { MillraceError } from '@millrace/contracts';
import type { Database, VectorStores } from '@millrace/ports';

/** The stores of all tenants in one database. */
export function openVectorStores(_database: Database): VectorStores {
  return {
    of() {
      throw new MillraceError('INTERNAL_ERROR', 'not there yet');
    },
  };
}
